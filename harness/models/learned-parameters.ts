import { canonicalJson, type Json } from '../core/json.ts';
import { factsOf } from './error-facts.ts';

/** Settings by the name they have on the wire; `a.b` is member b of a. */
export type WireParameters = Readonly<Record<string, Json>>;

/** The names newer models want instead. */
const SUCCESSORS: Readonly<Record<string, string>> = { max_tokens: 'max_completion_tokens' };

/** Refused parameters of each endpoint, kept while the process lives: the name to send instead, or null to leave it out. */
const lessons = new Map<string, Map<string, string | null>>();

/** A reply, the settings that were really sent, and the names of those that were left out. */
export interface Sent<R> {
  readonly reply: R;
  readonly parameters: WireParameters;
  readonly dropped: readonly string[];
}

/**
 * Sends a request; where the endpoint says that it does not take a parameter, renames or drops that one, remembers it and sends
 * again at once. Every further request follows a lesson about a parameter that had just been sent, so it ends.
 * Parameters in `required` are never dropped. Rejects as `send` does.
 */
export async function sendLearned<R>(
  endpoint: string,
  parameters: WireParameters,
  required: readonly string[],
  send: (parameters: WireParameters) => Promise<R>,
): Promise<Sent<R>> {
  for (;;) {
    const adapted = adapt(endpoint, parameters);
    try {
      return { reply: await send(adapted.parameters), ...adapted };
    } catch (error) {
      const optional = Object.keys(adapted.parameters).filter((name) => !required.includes(name));
      const refusal = refusedParameter(error, optional);
      if (refusal === undefined) throw error;
      learn(endpoint, refusal, adapted.parameters);
    }
  }
}

/** Forgets what endpoints have refused. */
export function forgetLessons(): void {
  lessons.clear();
}

function adapt(endpoint: string, parameters: WireParameters): { parameters: WireParameters; dropped: string[] } {
  const learned = lessons.get(endpoint);
  if (!learned) return { parameters, dropped: [] };
  const kept: Record<string, Json> = {};
  const dropped: string[] = [];
  for (const [name, value] of Object.entries(parameters)) {
    const lesson = lessonOn(learned, name, value);
    const sentAs = lesson === undefined ? name : lesson;
    if (sentAs === null || (sentAs !== name && lessonOn(learned, sentAs, value) !== undefined)) dropped.push(name);
    else kept[sentAs] = value;
  }
  return { parameters: kept, dropped };
}

const lessonOn = (learned: ReadonlyMap<string, string | null>, name: string, value: Json): string | null | undefined => {
  const always = learned.get(name);
  return always === undefined ? learned.get(withValue(name, value)) : always;
};

const withValue = (name: string, value: Json): string => `${name}=${canonicalJson(value)}`;

function learn(endpoint: string, refusal: Refusal, parameters: WireParameters): void {
  const learned = lessons.get(endpoint) ?? new Map<string, string | null>();
  lessons.set(endpoint, learned);
  // One value refused says nothing of the others: another agent's `reasoning_effort` must still go through.
  const subject = refusal.thisValue ? withValue(refusal.name, parameters[refusal.name] as Json) : refusal.name;
  learned.set(subject, refusal.thisValue ? null : (SUCCESSORS[refusal.name] ?? null));
}

interface Refusal {
  readonly name: string;
  readonly thisValue: boolean;
}

const REFUSAL_CODES = ['unsupported_parameter', 'unsupported_value', 'unknown_parameter'];
const REFUSAL_WORDS =
  /unsupported|not support|n't support|not permitted|not allowed|unrecogni[sz]ed|unknown|unexpected|deprecated|cannot both be specified/i;

/** Which of the parameters sent a 400 or 422 says the endpoint does not take; undefined where it says something else. */
function refusedParameter(error: unknown, names: readonly string[]): Refusal | undefined {
  const { status, codes, param, message } = factsOf(error);
  if (status !== 400 && status !== 422) return undefined;
  const byCode = codes.some((code) => REFUSAL_CODES.includes(code));
  if (!byCode && !REFUSAL_WORDS.test(message)) return undefined;
  const name =
    (byCode && param ? names.find((sent) => isCalled(sent, param)) : undefined) ?? names.findLast((sent) => mentions(message, sent));
  if (name === undefined) return undefined;
  return { name, thisValue: codes.includes('unsupported_value') || /unsupported value/i.test(message) };
}

const isCalled = (name: string, param: string): boolean => name === param || name.startsWith(`${param}.`) || lastPart(name) === param;

const lastPart = (name: string): string => name.slice(name.lastIndexOf('.') + 1);

/** Whether a message speaks of the parameter as a name, not as an everyday word: quoted, before a colon, or called a parameter. */
function mentions(message: string, name: string): boolean {
  return [name, lastPart(name)].some((form) => {
    const word = form.replaceAll('.', '\\.');
    return new RegExp(
      `['"\`]${word}['"\`]|(^|[\\s.])${word}:|(parameter|argument|field)s?:? ${word}\\b|supplied: ${word}\\b|\\b${word} (parameter|argument|field)`,
    ).test(message);
  });
}
