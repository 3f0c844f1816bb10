/** The seven days. A workout is moved by dragging its handle, by the arrow keys on it, or by a tap that asks where to. */
import { useRef, useState } from "preact/hooks";
import type { PlannedDay } from "../api/types";
import { localDay } from "../keep/clock";
import { Icon } from "../parts/icons";
import { Sheet } from "../parts/sheet";
import { WorkList } from "../today/work_list";
import { dayText, useWords } from "../words";
import { useFurther } from "../words/further";

interface Props {
  days: PlannedDay[];
  /** What was proposed and is being solved. */
  move: { from: string; to: string } | null;
  /** Left out where there is no week to change. */
  onMove?: (from: string, to: string) => void;
}
const SLACK_PX = 6;

/** What the athlete calls the workout; one without a name goes by its first lifts. */
const titleOf = (day: PlannedDay) => day.workout ?? day.work.slice(0, 2).map((one) => one.name).join(", ");

export function WeekDays({ days, move, onMove }: Props) {
  const w = useWords();
  const f = useFurther();
  const [open, unfold] = useState(localDay());
  const [lifted, lift] = useState<{ from: string; over: string; by: number; key: boolean } | null>(null);
  const [asking, ask] = useState<string | null>(null);
  const [said, say] = useState("");
  const list = useRef<HTMLOListElement>(null);
  const start = useRef({ y: 0, moved: false });

  const put = (from: string, to: string) => {
    lift(null);
    if (from !== to) onMove?.(from, to);
  };
  const dayAt = (y: number): string | undefined =>
    [...(list.current?.children ?? [])].find((one) => y < one.getBoundingClientRect().bottom && y >= one.getBoundingClientRect().top)?.getAttribute("data-day") ?? undefined;
  const down = (event: PointerEvent, day: string) => {
    if (event.button !== 0) return;
    (event.currentTarget as Element).setPointerCapture(event.pointerId);
    start.current = { y: event.clientY, moved: false };
    lift({ from: day, over: day, by: 0, key: false });
  };
  const drag = (event: PointerEvent) => {
    if (!lifted || lifted.key) return;
    const by = event.clientY - start.current.y;
    if (Math.abs(by) > SLACK_PX) start.current.moved = true;
    if (start.current.moved) lift({ ...lifted, by, over: dayAt(event.clientY) ?? lifted.over });
  };
  const up = () => {
    if (!lifted || lifted.key) return;
    if (start.current.moved) put(lifted.from, lifted.over);
    else lift(null);
  };
  const click = (day: string) => {
    if (start.current.moved) start.current.moved = false;
    else if (!lifted) ask(day);
  };
  const key = (event: KeyboardEvent, day: string) => {
    const step = { ArrowUp: -1, ArrowDown: 1 }[event.key];
    if (event.key === "Enter" || event.key === " ") {
      event.preventDefault();
      if (lifted) return put(lifted.from, lifted.over);
      lift({ from: day, over: day, by: 0, key: true });
      say(f.plan.lifted(dayText(day, "long")));
    } else if (event.key === "Escape" && lifted) {
      event.stopPropagation();
      lift(null);
    } else if (step && lifted) {
      event.preventDefault();
      const at = days.findIndex((one) => one.date === lifted.over);
      const over = days[Math.min(Math.max(at + step, 0), days.length - 1)]!.date;
      lift({ ...lifted, over });
      say(f.plan.over(dayText(over, "long")));
    }
  };
  return (
    <section class="card week">
      {onMove && <p class="small soft">{f.plan.move_hint}</p>}
      <ol ref={list}>
        {days.map((day) => {
          const trains = day.work.length > 0;
          const mine = lifted?.from === day.date;
          const target = (lifted && lifted.over === day.date && !mine) || move?.to === day.date;
          return (
            <li key={day.date} data-day={day.date} data-over={target} data-lifted={mine || move?.from === day.date}>
              <div class="day" style={mine && lifted.by ? { transform: `translateY(${lifted.by}px)` } : undefined}>
                <button type="button" class="grow item" aria-expanded={trains ? open === day.date : undefined} disabled={!trains} onClick={() => unfold(open === day.date ? "" : day.date)}>
                  <span class="grow stack tight">
                    <span class="row spread">
                      <span class="grow"><span class={`date ${day.date === localDay() ? "strong good" : "strong"}`}>{dayText(day.date)}</span> <span class={trains ? "" : "soft"}>{trains ? titleOf(day) : w.plan.rest}</span></span>
                      {day.minutes !== null && trains && <span class="soft small">{w.minutes(day.minutes)}</span>}
                    </span>
                    {trains && open !== day.date && <span class="small soft cut">{day.work.slice(day.workout ? 0 : 2).map((one) => one.name).join(", ")}</span>}
                  </span>
                </button>
                {trains && onMove && (
                  <button type="button" class="icon handle" aria-label={f.plan.move(dayText(day.date, "long"))} aria-pressed={mine && lifted.key} onPointerDown={(event) => down(event, day.date)} onPointerMove={drag} onPointerUp={up} onPointerCancel={() => lift(null)}
                    onClick={() => click(day.date)} onKeyDown={(event) => key(event, day.date)} onBlur={() => lifted?.key && lift(null)}>
                    <Icon name="handle" />
                  </button>
                )}
              </div>
              {open === day.date && trains && !lifted && (
                <>
                  {day.date === localDay() && <p class="small soft pad">{f.plan.today_hint}</p>}
                  <WorkList day={day} />
                </>
              )}
            </li>
          );
        })}
      </ol>
      <p class="hidden" aria-live="assertive">{said}</p>
      {asking && (
        <Sheet title={f.plan.move(dayText(asking, "long"))} close={() => ask(null)}>
          <p class="soft">{f.plan.move_where}</p>
          <div>
            {days.filter((one) => one.date !== asking).map((one) => (
              <button key={one.date} type="button" class="item" onClick={() => (ask(null), put(asking, one.date))}>
                <span class="grow stack tight"><span class="strong">{f.plan.move_to(dayText(one.date, "long"))}</span><span class="small soft">{one.work.length ? `${titleOf(one)}. ${f.plan.swaps_places}` : w.plan.rest}</span></span>
              </button>
            ))}
          </div>
        </Sheet>
      )}
    </section>
  );
}
