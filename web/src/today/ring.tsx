/** A ring from 0 to 100: the interval as a soft arc, the score as a mark in it. */
import { useWords } from "../words";

const R = 62;
const WHOLE = 2 * Math.PI * R;
const TURN = 0.75; // the ring is open below

export function Ring({ score, low, high }: { score: number; low: number; high: number }) {
  const w = useWords();
  const from = (low / 100) * TURN * WHOLE;
  const long = ((high - low) / 100) * TURN * WHOLE;
  const angle = (score / 100) * TURN * 360 + 135;
  return (
    <span class="ring" role="img" aria-label={w.today.ring(score, low, high)}>
      <svg viewBox="0 0 152 152" aria-hidden="true">
        <circle class="track" cx="76" cy="76" r={R} stroke-dasharray={`${TURN * WHOLE} ${WHOLE}`} stroke-linecap="round" transform="rotate(135 76 76)" />
        <circle class="spread" cx="76" cy="76" r={R} stroke-dasharray={`0 ${from} ${long} ${WHOLE}`} transform="rotate(135 76 76)" />
        <line class="mark" x1={76 + R - 9} y1="76" x2={76 + R + 9} y2="76" transform={`rotate(${angle} 76 76)`} />
      </svg>
      <span class="inside">
        <span class="huge">{score}</span>
        <span class="small soft">{low}–{high}</span>
      </span>
    </span>
  );
}
