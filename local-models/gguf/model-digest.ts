import { digest } from '../../harness/core/digest.ts';
import { fileDigest } from './file-digest.ts';

/** The SHA-256 of a model's content: of its file, or of those of all its parts. Rejects with UserError where one cannot be read. */
export async function modelDigest(parts: readonly string[]): Promise<string> {
  const [only, ...more] = await Promise.all(parts.map(fileDigest));
  return only !== undefined && more.length === 0 ? only : digest([only ?? '', ...more]);
}
