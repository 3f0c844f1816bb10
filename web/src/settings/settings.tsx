/** The settings: what there is to set, and how each stands. */
import { useEffect, useState } from "preact/hooks";
import { ask, online } from "../api/call";
import { useKept } from "../api/kept";
import type { LogName } from "../api/schema";
import { useObserved } from "../keep/observed";
import { preferences } from "../keep/settings";
import { Row, Screen } from "../parts/screen";
import { SyncLine } from "../parts/sync_line";
import { termOf, useWords } from "../words";
import { useFurther } from "../words/further";
import type { Model } from "./model";
import { useTold } from "./told";
import { HealthAsked } from "./health";

export interface Version {
  version: string;
  access: "local" | "accounts";
}

export function SettingsScreen() {
  const w = useWords();
  const f = useFurther();
  const mine = useObserved(preferences);
  const signal = useObserved(online);
  const told = useTold().body;
  const names = useKept<LogName[]>("names").body;
  const makers = useKept<{ state: string }[]>("connections").body;
  const model = useKept<Model>("chat").body?.model;
  const [version, is] = useState<Version | null>(null);
  useEffect(() => void ask<Version>("version").then(is, () => undefined), [signal]);
  const goal = told?.profile.goal as keyof typeof w.settings.goals | null | undefined;
  const unsure = names?.filter((one) => !one.exercise).length ?? 0;
  return (
    <Screen broad title={w.settings.title} from="/library">
      <SyncLine />
      {told && !told.asked_about_conditions && <HealthAsked />}
      <Group title={f.settings.groups.you}>
        <Row to="/settings/you" label={f.settings.you} value={told ? [goal && w.settings.goals[goal], told.profile.experience && w.settings.levels[told.profile.experience as "novice"]].filter(Boolean).join(", ") : ""} />
        <Row to="/plan/goals" label={f.plan.links.goals} value={told && (told.profile.focus as string[]).slice(0, 2).map((one) => termOf(w, one)).join(", ") || ""} />
        <Row to="/settings/gyms" label={f.settings.gyms} value={told ? told.gym?.name || String(told.all_gyms.length || "") || f.none : ""} />
        <Row to="/settings/health" label={w.settings.health} value={told ? (told.asked_about_conditions ? f.settings.answered(told.conditions.filter((one) => one.code !== "none").length) : f.settings.asked) : ""} warn={told ? !told.asked_about_conditions : false} />
        <Row to="/plan/limitations" label={f.settings.limitations} value={told ? String(told.limitations.length || f.none) : ""} />
      </Group>
      <Group title={f.settings.groups.sources}>
        <Row to="/import" label={w.imports.title} />
        <Row to="/import/names" label={f.settings.names} value={unsure ? f.settings.unsure(unsure) : ""} warn={unsure > 0} />
        <Row to="/settings/connections" label={f.settings.connections} value={makers ? f.settings.connected(makers.filter((one) => one.state === "connected").length) : ""} />
        <Row to="/settings/metrics" label={f.settings.metrics} />
      </Group>
      <Group title={f.settings.groups.app}>
        <Row to="/settings/phone" label={f.settings.phone} value={w.settings.themes[mine.theme]} />
        <Row to="/settings/model" label={f.settings.model} value={model || f.settings.model_none} />
      </Group>
      <Group title={f.settings.groups.account}>
        <Row to="/settings/devices" label={f.settings.devices} />
        <Row to="/settings/tokens" label={f.settings.tokens} />
        <Row to="/settings/coaches" label={f.settings.coaches} />
        <Row to="/settings/audit" label={f.settings.audit} />
      </Group>
      <Group title={w.settings.data}>
        <Row to="/settings/data" label={f.data.title} />
      </Group>
      {version && <p class="small soft centre">Hormesis {version.version} · {location.host}</p>}
    </Screen>
  );
}

function Group({ title, children }: { title: string; children: preact.ComponentChildren }) {
  return (
    <section class="card rows">
      <h2 class="small soft">{title}</h2>
      <div>{children}</div>
    </section>
  );
}
