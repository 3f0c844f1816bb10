/** How likely each place is to tighten after what is planned, and what moves that. */
import type { RegionForecast } from "../api/types";
import { Because } from "../parts/why";
import { dayText, termOf, useWords } from "../words";

const OFFERED = 45;

export function Forecasts({ regions, onTell }: { regions?: RegionForecast[]; onTell: (region: string) => void }) {
  const w = useWords();
  if (!regions) return null;
  return (
    <section class="card">
      <h2>{w.forecast.title}</h2>
      {!regions.length && <p class="soft">{w.forecast.none}</p>}
      {regions.map((one) => {
        const percent = Math.round(one.probability * 100);
        const name = termOf(w, one.region);
        return (
          <div key={one.region} class="stack tight">
            <div class="row spread">
              <span class="strong">{name}</span>
              <Because title={name} why={one.why} more={<Reports one={one} onTell={() => onTell(one.region)} />}>
                <span class={one.offered ? "warn strong" : "strong"}>{one.enough_data ? w.forecast.likely(percent) : w.forecast.learning}</span>
              </Because>
            </div>
            {one.enough_data && (
              <span class="bar" role="img" aria-label={w.forecast.label(name, percent)}>
                <i class={one.offered ? "s3" : ""} style={{ width: `${percent}%` }} /><b style={{ left: `${OFFERED}%` }} />
              </span>
            )}
            <span class="row wrap small soft">
              {one.pattern && <span class="tag">{w.forecast.after(termOf(w, one.pattern))}</span>}
              {one.moved_by.map((each) => <span key={each.driver} class={`tag ${each.points > 0 ? "warn" : "good"}`}>{w.forecast.moves((each.points < 0 ? w.forecast.drivers_less[each.driver] : undefined) ?? w.forecast.drivers[each.driver] ?? each.driver, each.points)}</span>)}
            </span>
          </div>
        );
      })}
      {regions.some((one) => one.enough_data) && <p class="small soft">{w.forecast.threshold(OFFERED)}</p>}
    </section>
  );
}

function Reports({ one, onTell }: { one: RegionForecast; onTell: () => void }) {
  const w = useWords();
  return (
    <div class="stack tight">
      <span class="small soft">{w.forecast.reports(one.reports.length)}</span>
      {one.reports.slice(0, 6).map((each, place) => (
        <div key={place} class="row spread"><span class="soft">{dayText(each.date)}</span><span>{each.level}/10</span></div>
      ))}
      <button type="button" class="button" onClick={onTell}>{w.forecast.add}</button>
    </div>
  );
}
