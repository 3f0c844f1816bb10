/** Reps in reserve: whole ones to tap; a second tap on the same adds a half. `aim` is what the plan asks to leave: shown, never reported. */
import { memo } from "../parts/memo";
import { useWords } from "../words";

export const RirPicker = memo(function RirPicker({ value, aim, onPick }: { value: number | null; aim?: number | null; onPick: (rir: number | null) => void }) {
  const w = useWords();
  const whole = value === null ? null : Math.min(Math.floor(value), 5);
  const tap = (rir: number) => {
    if (whole !== rir) onPick(rir);
    else if (value === rir && rir < 5) onPick(rir + 0.5);
    else onPick(value === rir ? null : rir);
  };
  return (
    <div class="rirs" role="radiogroup" aria-label={w.log.rir_long}>
      {[0, 1, 2, 3, 4, 5].map((rir) => (
        <button key={rir} type="button" role="radio" class={aim === rir && whole !== rir ? "aim" : undefined} aria-checked={whole === rir} aria-label={w.log.in_reserve(whole === rir && value !== null ? value : rir)} onClick={() => tap(rir)}>
          {whole === rir && value !== null && value !== rir ? `${rir}½` : rir === 5 ? "5+" : rir}
          {rir === 0 && <span class="small">{` ${w.log.rir}`}</span>}
        </button>
      ))}
    </div>
  );
});
