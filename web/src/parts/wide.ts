/** Whether there is room for two things beside each other; style/wide.css goes by the same width. */
import { useEffect, useState } from "preact/hooks";

const WIDE = matchMedia("(min-width: 64rem)");

export function useWide(): boolean {
  const [wide, is] = useState(WIDE.matches);
  useEffect(() => {
    const look = () => is(WIDE.matches);
    WIDE.addEventListener("change", look);
    return () => WIDE.removeEventListener("change", look);
  }, []);
  return wide;
}
