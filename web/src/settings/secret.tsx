/** A text to be copied as it is: an address, a header, a token that is shown once. */
import { useFurther } from "../words/further";
import { toast } from "../parts/toast";

export function Secret({ text }: { text: string }) {
  const f = useFurther();
  const copy = () => void navigator.clipboard?.writeText(text).then(() => toast(f.connections.copied), () => undefined);
  return (
    <div class="secret">
      <code>{text}</code>
      {"clipboard" in navigator && <button type="button" class="button plain" onClick={copy}>{f.connections.copy}</button>}
    </div>
  );
}
