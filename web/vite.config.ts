import { createHash } from "node:crypto";
import { readFileSync } from "node:fs";
import { defineConfig, type Plugin } from "vite";

/** `import shapes from "./body.svg?shapes"`: the paths of a drawing as data, since the page's own rules allow no markup from text. */
function svgShapes(): Plugin {
  const attributes = (tag: string) => Object.fromEntries([...tag.matchAll(/([a-z-]+)="([^"]*)"/g)].map(([, name, value]) => [name, value]));
  return {
    name: "svg-shapes",
    enforce: "pre",
    load(id) {
      const [path, query] = id.split("?");
      if (query !== "shapes" || !path) return null;
      const tags = readFileSync(path, "utf8").match(/<path [^>]*>/g) ?? [];
      const shapes = tags.map(attributes).map((found) => ({
        d: found.d, view: found["data-view"], muscle: found["data-muscle"], region: found["data-region"], side: found["data-side"],
      }));
      return `export default ${JSON.stringify(shapes)}`;
    },
  };
}

const MAIN = "/src/main.tsx";
const shell = new Set<string>();

/** Whether a module is among those without which nothing is shown: they are one file, since each file more is a wait at the start. */
function inShell(id: string, infoOf: (id: string) => { importedIds: string[] } | null): boolean {
  if (!shell.size) {
    const waiting = [`${import.meta.dirname}${MAIN}`];
    for (let at = waiting.pop(); at; at = waiting.pop()) {
      if (shell.has(at)) continue;
      shell.add(at);
      waiting.push(...(infoOf(at)?.importedIds ?? []));
    }
  }
  return shell.has(id);
}

/** Puts the names of all built files into the service worker, and a version that changes when any of them does. */
function precache(): Plugin {
  return {
    name: "precache",
    enforce: "post",
    generateBundle(_, bundle) {
      const worker = bundle["sw.js"];
      if (worker?.type !== "chunk") throw new Error("sw.js is not among the built files");
      const files = Object.keys(bundle).filter((name) => name.startsWith("assets/")).sort();
      const version = createHash("sha256").update(files.join()).update(worker.code).digest("hex").slice(0, 12);
      const paths = ["/", "/manifest.webmanifest", "/icon.svg", "/icon-192.png", ...files.map((name) => `/${name}`)];
      worker.code = worker.code.replace('"__VERSION__"', JSON.stringify(version)).replace('"__FILES__"', JSON.stringify(paths));
      worker.code = worker.code.replace("`__VERSION__`", JSON.stringify(version)).replace("`__FILES__`", JSON.stringify(paths));
    },
  };
}

export default defineConfig({
  oxc: { jsx: { importSource: "preact" } },
  plugins: [svgShapes(), precache()],
  build: {
    outDir: "../src/hormesis/doors/http/static",
    emptyOutDir: true,
    modulePreload: { polyfill: false },
    assetsInlineLimit: 0,
    rolldownOptions: {
      input: { app: "index.html", sw: "src/sw.ts" },
      output: {
        entryFileNames: (chunk) => (chunk.name === "sw" ? "sw.js" : "assets/[name]-[hash].js"),
        chunkFileNames: "assets/[name]-[hash].js",
        assetFileNames: "assets/[name]-[hash][extname]",
        codeSplitting: { groups: [{ name: (id, graph) => (inShell(id, (one) => graph.getModuleInfo(one)) ? "shell" : null), debugName: "shell" }] },
      },
    },
  },
  server: { proxy: { "/api": "http://127.0.0.1:8765" } },
});
