import type { PyodideAPI } from 'pyodide';

type Files = PyodideAPI['FS'];

/** A view of open descriptors, not a place to leave something in. */
const VIEW = '/proc';

/** Descriptors of the streams that each program has. */
const STANDARD = [0, 1, 2];

/**
 * Remembers the virtual files as they are now. The function it returns takes away what was added since; false where something else
 * was changed, so that the next answer would meet it.
 */
export function keptTree(files: Files): () => boolean {
  const before = marksOf(files);
  const home = files.cwd() as string;
  const streams = STANDARD.map((descriptor) => files.getStream(descriptor) as unknown);
  const tidy = (): boolean => {
    if (STANDARD.some((descriptor, k) => files.getStream(descriptor) !== streams[k])) return false;
    // The folder one is in cannot be removed.
    files.chdir(home);
    const now = marksOf(files);
    const added = [...now.keys()].filter((path) => !before.has(path));
    // What lies in a folder goes before the folder.
    for (const path of added.reverse()) remove(files, path);
    return [...before].every(([path, mark]) => now.get(path) === mark);
  };
  return () => {
    try {
      return tidy();
    } catch {
      return false;
    }
  };
}

/** By path, folders before what lies in them. A folder's own mark leaves out its time, which changes with what comes and goes. */
function marksOf(files: Files): Map<string, string> {
  const marks = new Map<string, string>();
  const visit = (path: string): void => {
    const { mode, size, rdev, mtime } = files.lstat(path) as { mode: number; size: number; rdev: number; mtime: Date };
    const isFile = files.isFile(mode);
    marks.set(path, isFile ? `${mode} ${size} ${mtime.getTime()}` : `${mode} ${rdev}`);
    if (!files.isDir(mode) || path === VIEW) return;
    for (const name of files.readdir(path) as string[])
      if (name !== '.' && name !== '..') visit(path === '/' ? `/${name}` : `${path}/${name}`);
  };
  visit('/');
  return marks;
}

function remove(files: Files, path: string): void {
  const { mode } = files.lstat(path) as { mode: number };
  if (files.isDir(mode)) files.rmdir(path);
  else files.unlink(path);
}
