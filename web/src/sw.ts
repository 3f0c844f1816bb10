/** The app's files, kept for when there is no signal. The athlete's data is never in here: it is in IndexedDB. */
/// <reference lib="webworker" />
export {};
const worker = self as unknown as ServiceWorkerGlobalScope;

const VERSION: string = "__VERSION__";
const FILES = "__FILES__" as unknown as string[];
const KEPT = `hormesis-${VERSION}`;

worker.addEventListener("install", (event) => {
  event.waitUntil(
    caches.open(KEPT).then(async (cache) => {
      const take = async (file: string) => {
        const known = file.startsWith("/assets/") ? await caches.match(file) : undefined; // its name holds its content
        await (known ? cache.put(file, known) : cache.add(new Request(file, { cache: "reload" })));
      };
      await Promise.all(FILES.map(take));
    }),
  );
});

worker.addEventListener("activate", (event) => {
  event.waitUntil(
    caches.keys().then((names) => Promise.all(names.filter((name) => name.startsWith("hormesis-") && name !== KEPT).map((name) => caches.delete(name)))).then(() => worker.clients.claim()),
  );
});

worker.addEventListener("message", (event) => {
  if (event.data === "take over") void worker.skipWaiting();
});

worker.addEventListener("fetch", (event) => {
  const { request } = event;
  const url = new URL(request.url);
  if (request.method !== "GET" || url.origin !== worker.location.origin || url.pathname.startsWith("/api/")) return;
  const wanted = request.mode === "navigate" ? "/" : url.pathname;
  event.respondWith(caches.open(KEPT).then(async (cache) => (await cache.match(wanted)) ?? fetch(request)));
});
