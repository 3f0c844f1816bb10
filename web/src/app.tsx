/** The shell: which screen an address is, the way between them, and what lies above all of them. */
import { Component, type ComponentChildren, type ComponentType } from "preact";
import { SignIn } from "./account/sign_in";
import { signedOut } from "./api/call";
import { useObserved } from "./keep/observed";
import { DoneScreen } from "./log/done";
import { LogScreen } from "./log/log";
import { running } from "./log/session";
import { Icon, type IconName } from "./parts/icons";
import { Later } from "./parts/later";
import { Toast } from "./parts/toast";
import { Link, usePlace } from "./router";
import { TodayScreen } from "./today/today";
import { useWords } from "./words";

/** Screens that are seldom seen first load when they are asked for; the service worker keeps them all. */
const LATER: Record<string, () => Promise<ComponentType>> = {
  recovery: () => import("./recovery/recovery").then((found) => found.RecoveryScreen),
  progress: () => import("./progress/progress").then((found) => found.ProgressScreen),
  library: () => import("./library/places").then((found) => found.LibraryPlaces),
  plan: () => import("./plan/places").then((found) => found.ready(found.PlanPlaces)),
  import: () => import("./imports/places").then((found) => found.ready(found.ImportPlaces)),
  settings: () => import("./settings/places").then((found) => found.ready(found.SettingsPlaces)),
  coach: () => import("./coach/coach").then((found) => found.ready(found.CoachScreen)),
  start: () => import("./start/start").then((found) => found.ready(found.StartScreen)),
};

function Screen({ path }: { path: string }) {
  const [first, second] = path.slice(1).split("/").map(decodeURIComponent);
  if (!first || first === "today") return <TodayScreen />;
  if (first === "log") return second ? <DoneScreen id={second} /> : <LogScreen />;
  if (LATER[first]) return <Later key={first} load={LATER[first]} />;
  return <NotFound />;
}

function NotFound() {
  const w = useWords();
  return (
    <main class="screen" tabIndex={-1}>
      <div class="head"><h1>{w.not_found.title}</h1></div>
      <Link to="/" class="button main">{w.not_found.home}</Link>
    </main>
  );
}

const PLACES: { to: string; name: "today" | "log" | "recovery" | "progress" | "library"; icon: IconName }[] = [
  { to: "/", name: "today", icon: "today" },
  { to: "/log", name: "log", icon: "log" },
  { to: "/recovery", name: "recovery", icon: "body" },
  { to: "/progress", name: "progress", icon: "progress" },
  { to: "/library", name: "library", icon: "library" },
];

function Nav({ path }: { path: string }) {
  const w = useWords();
  const here = `/${path.split("/")[1] ?? ""}`;
  return (
    <nav class="nav" aria-label={w.nav.label}>
      <ul>
        {PLACES.map(({ to, name, icon }) => (
          <li key={to}>
            <Link to={to} current={here === to || (to === "/" && here === "/plan")}>
              <Icon name={icon} />
              {w.nav[name]}
              {name === "log" && <UnderWay />}
            </Link>
          </li>
        ))}
      </ul>
    </nav>
  );
}

/** By itself, so that a set that is logged draws only this anew. */
const UnderWay = () => (useObserved(running) ? <span class="dot" /> : null);

export function App() {
  const path = usePlace();
  const out = useObserved(signedOut);
  return (
    <>
      <Safe key={path}>
        <Screen path={path} />
      </Safe>
      <Nav path={path} />
      <Toast />
      {out && <SignIn />}
    </>
  );
}

/** Whatever goes wrong in a screen, the app says so and stays usable; what was logged is in the phone's own store. */
class Safe extends Component<{ children: ComponentChildren }, { wrong: boolean }> {
  state = { wrong: false };
  static getDerivedStateFromError = () => ({ wrong: true });
  componentDidCatch(error: unknown) {
    console.error(error);
  }
  render() {
    return this.state.wrong ? <Broken /> : this.props.children;
  }
}

function Broken() {
  const w = useWords();
  return (
    <main class="screen">
      <div class="head"><h1>{w.broken.title}</h1></div>
      <p>{w.broken.hint}</p>
      <button type="button" class="button main" onClick={() => location.assign("/")}>{w.broken.again}</button>
    </main>
  );
}
