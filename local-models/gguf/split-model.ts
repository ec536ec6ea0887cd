import { UserError } from '../../harness/core/errors/user-error.ts';

const PART = /-(\d{5})-of-(\d{5})\.gguf$/;

/**
 * The paths of all parts of a split model, whose first part is given: llama.cpp finds the others by their names, `-00002-of-00003.gguf`.
 * A file that is no part, by its name and by the number of parts that it states, is its only one. Throws UserError for a later part, and
 * for a part with another name.
 */
export function partsOf(path: string, stated: number): readonly string[] {
  const named = partNames(path);
  if (stated <= 1) return [path];
  if (named.length !== stated)
    throw new UserError(
      `${path} is one of ${stated} parts; llama.cpp finds them by names that end in -00001-of-${fiveDigits(stated)}.gguf`,
    );
  if (path !== named[0]) throw new UserError(`${path} is a later part of a split model; name the first: ${named[0]}`);
  return named;
}

/** The names of all parts, by the name of one of them, a path or an address; a name that is no part's is the only one. */
export function partNames(name: string): readonly string[] {
  const [, , of] = PART.exec(name) ?? [];
  if (of === undefined || Number(of) < 1) return [name];
  return Array.from({ length: Number(of) }, (_, i) => name.replace(PART, `-${fiveDigits(i + 1)}-of-${of}.gguf`));
}

const fiveDigits = (n: number): string => String(n).padStart(5, '0');
