import { UserError } from '../../harness/core/errors/user-error.ts';

const FULL = ['ENOSPC', 'EDQUOT'];
const REFUSED = ['EACCES', 'EPERM', 'EROFS', 'EIO', 'EFBIG', 'ENOTDIR', 'EEXIST', 'EMFILE'];

/** What a disk has against being written to, for the person; undefined for an error of another kind. */
export function diskFault(error: unknown, folder: string): UserError | undefined {
  const { code = '' } = error as NodeJS.ErrnoException;
  if (FULL.includes(code))
    return new UserError(`the disk of ${folder} is full; make room, and the same command goes on from where it stopped`);
  if (REFUSED.includes(code))
    return new UserError(`${folder} cannot be written (${code}); mend that, or set PENTATHLON_MODELS to another folder`);
  return undefined;
}
