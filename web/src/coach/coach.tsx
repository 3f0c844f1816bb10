/** Talking with the coach: ask, tell, and say yes or no to what would be written. It answers in its own sentences where no model is set. */
import { useEffect, useRef, useState } from "preact/hooks";
import { call, NoSignal, tell } from "../api/call";
import { useKept } from "../api/kept";
import { sync } from "../api/sync";
import { useObserved } from "../keep/observed";
import { prefer, preferences } from "../keep/settings";
import { useDoing } from "../parts/doing";
import { Icon } from "../parts/icons";
import { Screen } from "../parts/screen";
import { Sheet } from "../parts/sheet";
import { InEnglish } from "../parts/why";
import { Link } from "../router";
import { useWords } from "../words";
import { ready, useFurther } from "../words/further";
import "../style/coach.css";
import { CardLine } from "./card";
import { talk, type Card } from "./talk";

export { ready };

interface Said {
  id: string;
  role: string;
  text: string;
  by?: string | null;
}

interface Chat {
  model: string | null;
  agreed: boolean;
  lines: Said[];
}

/** What is on the screen beyond what the server keeps: the turn under way, and cards. */
interface Turn {
  mine: string;
  sentences: string[];
  questions: string[];
  cards: Card[];
  asks: boolean;
  by?: string;
  wrong?: string;
}

export function CoachScreen() {
  const f = useFurther();
  const w = useWords();
  const kept = useKept<Chat>("chat");
  const [chat, know] = useState<Chat>();
  const [turns, turn] = useState<Turn[]>([]);
  const [forgetting, ask] = useState(false);
  const { told_no_model: told } = useObserved(preferences);
  const { doing, wrong, run } = useDoing();
  useEffect(() => know(kept.body), [kept.body]);
  const busy = turns.at(-1)?.asks ?? false;
  const stop = useRef<AbortController | null>(null);
  useEffect(() => () => stop.current?.abort(), []);
  const last = turns.at(-1);
  const shownOnce = useRef(false);
  useEffect(() => {
    if (!chat && !last) return;
    const calm = !shownOnce.current || matchMedia("(prefers-reduced-motion: reduce)").matches;
    scrollTo({ top: document.documentElement.scrollHeight, behavior: calm ? "auto" : "smooth" });
    shownOnce.current = true;
  }, [chat, turns.length, last?.sentences.length, last?.cards.length, last?.asks]);

  const change = (how: (one: Turn) => Turn) => turn((all) => [...all.slice(0, -1), how(all.at(-1)!)]);
  const say = async (text: string) => {
    if (!told && chat && !chat.model) void prefer({ told_no_model: true });
    turn((all) => [...all, { mine: text, sentences: [], questions: [], cards: [], asks: true }]);
    stop.current = new AbortController();
    try {
      await sync(); // what the phone knows, the coach should
      await talk(text, (piece) => {
        if (piece.kind === "sentence") change((one) => ({ ...one, sentences: [...one.sentences, piece.text] }));
        if (piece.kind === "question") change((one) => ({ ...one, questions: [...one.questions, piece.text] }));
        if (piece.kind === "card") change((one) => ({ ...one, cards: [...one.cards, piece] }));
        if (piece.kind === "done") change((one) => ({ ...one, by: piece.by }));
        if (piece.kind === "error") change((one) => ({ ...one, wrong: piece.detail }));
      }, stop.current.signal);
    } catch (error) {
      const why = error instanceof NoSignal ? f.coach.needs_signal : String((error as Error).message);
      change((one) => ({ ...one, wrong: why }));
    }
    change((one) => ({ ...one, asks: false }));
  };
  const agree = async (given: boolean) => {
    if (await run("…", async () => know((await call<Chat>("PUT", "chat/consent", { given })).body))) document.querySelector<HTMLElement>(".say textarea")?.focus();
  };
  const forget = async () => {
    ask(false);
    if (await run("…", async () => void (await tell("DELETE", "chat")))) {
      turn([]);
      know(chat && { ...chat, lines: [] });
      kept.again();
    }
  };
  const empty = chat && !chat.lines.length && !turns.length;
  return (
    <Screen title={f.coach.title} from="/" side={chat && (chat.lines.length > 0 || turns.length > 0) ? <button type="button" class="button plain" onClick={() => ask(true)}>{f.coach.forget}</button> : undefined}>
      <InEnglish />
      {kept.problem && <p class="warn">{kept.problem}</p>}
      {!chat && !kept.asking && !kept.problem && <p class="warn" role="status">{f.coach.needs_signal}</p>}
      <div class="talk" role="log" aria-label={f.coach.title} aria-busy={busy}>
        {chat?.lines.map((one) => <Line key={one.id} mine={one.role === "athlete"} text={one.text} by={one.by} />)}
        {turns.map((one, at) => (
          <div key={at} class="talk">
            <Line mine text={one.mine} />
            {one.sentences.length > 0 && <Line text={one.sentences.join("\n")} by={one.by} />}
            {one.questions.map((text) => <Line key={text} text={text} />)}
            {one.cards.map((card) => <CardLine key={card.confirm} card={card} />)}
            {one.asks && <p class="soft small" role="status">{f.coach.thinking}</p>}
            {one.wrong && <p class="warn" role="alert">{one.wrong}</p>}
          </div>
        ))}
      </div>
      {empty && (
        <section class="stack">
          <p>{f.coach.hello}</p>
          <div class="chips wrap">
            {f.coach.tries.map((text) => <button key={text} type="button" class="chip" onClick={() => void say(text)}>{text}</button>)}
          </div>
        </section>
      )}
      {chat && !chat.model && !told && (
        <section class="card" aria-label={f.model.title}>
          <p>{f.coach.no_model}</p>
          <div class="row wrap">
            <button type="button" class="button" onClick={() => void prefer({ told_no_model: true })}>{f.coach.understood}</button>
            <Link to="/settings/model" class="button plain">{f.model.title}</Link>
          </div>
        </section>
      )}
      {chat?.model && !chat.agreed && (
        <section class="card" aria-label={f.coach.consent}>
          <h2>{f.coach.consent}</h2>
          <p>{f.coach.goes_to(chat.model)}</p>
          <p class="soft small">{f.coach.without}</p>
          <button type="button" class="button main" disabled={Boolean(doing)} onClick={() => void agree(true)}>{f.model.agree}</button>
        </section>
      )}
      {wrong && <p class="warn" role="alert">{wrong}</p>}
      <Box busy={busy} disabled={!chat} say={(text) => void say(text)} />
      {forgetting && (
        <Sheet title={f.coach.forget_title} close={() => ask(false)}>
          <p>{f.coach.forget_hint}</p>
          <button type="button" class="button danger" onClick={() => void forget()}>{f.coach.forget}</button>
          <button type="button" class="button" onClick={() => ask(false)}>{w.close}</button>
        </Sheet>
      )}
    </Screen>
  );
}

function Line({ mine, text, by }: { mine?: boolean; text: string; by?: string | null }) {
  const f = useFurther();
  return (
    <div class={`said ${mine ? "mine" : ""} ${by === "safety" ? "urgent" : ""}`}>
      <span class="aloud">{mine ? f.coach.you_said : f.coach.coach_said}</span>
      {text.split("\n").map((line, at) => <p key={at}>{line}</p>)}
      {by === "model" && <span class="small soft">{f.coach.by_model}</span>}
    </div>
  );
}

/** Where one writes; Enter sends on a keyboard, and the box grows with what is written. */
function Box({ busy, disabled, say }: { busy: boolean; disabled: boolean; say: (text: string) => void }) {
  const f = useFurther();
  const [text, write] = useState("");
  const box = useRef<HTMLTextAreaElement>(null);
  const send = () => {
    if (!text.trim() || busy || disabled) return;
    say(text.trim());
    write("");
    box.current?.focus();
  };
  return (
    <form class="say" onSubmit={(event) => (event.preventDefault(), send())}>
      <textarea ref={box} rows={Math.min(text.split("\n").length, 5)} maxLength={4000} value={text} placeholder={f.coach.write} aria-label={f.coach.write} disabled={disabled}
        onInput={(event) => write(event.currentTarget.value)}
        onKeyDown={(event) => {
          if (event.key !== "Enter" || event.shiftKey || event.isComposing) return;
          event.preventDefault();
          send();
        }} />
      <button type="submit" class="icon send" aria-label={f.coach.send} disabled={disabled || busy || !text.trim()}><Icon name="send" /></button>
    </form>
  );
}
