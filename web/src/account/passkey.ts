/** Keys of the device (WebAuthn): made in the settings, shown when signing in. */
import { tell } from "../api/call";

type Options = Record<string, unknown>;

export const passkeysHere = () => "PublicKeyCredential" in globalThis && isSecureContext;

const toBytes = (text: string) => Uint8Array.from(atob(text.replaceAll("-", "+").replaceAll("_", "/")), (letter) => letter.charCodeAt(0));
const toText = (bytes: ArrayBuffer | null | undefined) =>
  bytes ? btoa(String.fromCharCode(...new Uint8Array(bytes))).replaceAll("+", "-").replaceAll("/", "_").replaceAll("=", "") : undefined;

/** The server's options with bytes where the browser wants bytes. */
function opened(options: Options): Options {
  const found: Options = { ...options, challenge: toBytes(String(options.challenge)) };
  const user = options.user as { id: string } | undefined;
  if (user) found.user = { ...user, id: toBytes(user.id) };
  for (const list of ["excludeCredentials", "allowCredentials"])
    if (Array.isArray(options[list])) found[list] = (options[list] as { id: string }[]).map((one) => ({ ...one, id: toBytes(one.id) }));
  return found;
}

/** What the browser made or showed, as JSON (WebAuthn Level 3 writes it so). */
function closed(made: PublicKeyCredential): Options {
  const response = made.response as AuthenticatorAttestationResponse & AuthenticatorAssertionResponse;
  const fields = ["clientDataJSON", "attestationObject", "authenticatorData", "signature", "userHandle"] as const;
  return {
    id: made.id, rawId: toText(made.rawId), type: made.type, authenticatorAttachment: made.authenticatorAttachment,
    clientExtensionResults: made.getClientExtensionResults(),
    response: {
      ...Object.fromEntries(fields.flatMap((name) => (response[name] ? [[name, toText(response[name])]] : []))),
      ...(response.getTransports ? { transports: response.getTransports() } : {}),
    },
  };
}

const asked = (options: Options) => opened(("publicKey" in options ? options.publicKey : options) as Options);

/** Make a passkey and have the server keep it. False where the athlete would not. Raises `Problem` and `NoSignal`. */
export async function makePasskey(name: string): Promise<boolean> {
  const publicKey = asked(await tell<Options>("POST", "passkeys/options")) as unknown as PublicKeyCredentialCreationOptions;
  const made = await navigator.credentials.create({ publicKey }).catch(declined);
  if (made) await tell("POST", "passkeys", { name, credential: closed(made as PublicKeyCredential) });
  return Boolean(made);
}

/** Sign in with a passkey; null where the athlete would not. Raises `Problem` and `NoSignal`. */
export async function showPasskey(): Promise<{ athlete_id: string } | null> {
  const publicKey = asked(await tell<Options>("POST", "sessions/passkey/options")) as unknown as PublicKeyCredentialRequestOptions;
  const shown = await navigator.credentials.get({ publicKey }).catch(declined);
  return shown ? tell<{ athlete_id: string }>("POST", "sessions/passkey", { credential: closed(shown as PublicKeyCredential) }) : null;
}

function declined(error: Error): null {
  if (error.name === "NotAllowedError" || error.name === "AbortError") return null;
  throw error;
}
