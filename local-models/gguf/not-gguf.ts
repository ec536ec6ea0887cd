/** What a file that is no GGUF seems to be, by its first bytes; with what to do about it where that is known. */
export function seemsToBe(head: Buffer): string {
  const text = head.toString('latin1');
  if (head.length === 0) return 'it is empty';
  if (/^\s*(<!doctype|<html|<head|<\?xml)/i.test(text)) return 'it is a web page: the download met a page instead of the file';
  if (text.startsWith('version https://git-lfs')) return 'it is a git-lfs pointer: fetch the file itself with `git lfs pull`';
  if (/^(lmgg|fmgg|tjgg|algg)/.test(text)) return 'it is of a format before GGUF: fetch the model as GGUF, or convert it with llama.cpp';
  if (text.startsWith('PK')) return 'it is a zip archive, as PyTorch writes: fetch the model as GGUF';
  if (/^.{8}\{"/s.test(text)) return 'it is a safetensors file: fetch the model as GGUF, or convert it with llama.cpp';
  if (/^\s*[{[]/.test(text)) return 'it is JSON';
  if (head.subarray(0, 16).every((byte) => byte === 0)) return 'it begins with zeros, as a file that was never filled does';
  return `it begins with ${[...head.subarray(0, 4)].map((byte) => byte.toString(16).padStart(2, '0')).join(' ')}`;
}
