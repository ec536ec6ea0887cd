/** What to tell a person whom a server refuses a file, by the status of its answer. One line, without the address's query. */
export function refusal(status: number, { host, origin, pathname }: URL, waitSeconds: number): string {
  const [, owner, repository] = pathname.split('/');
  const page = host === 'huggingface.co' ? `${origin}/${owner}/${repository}` : undefined;
  if (status === 401 || status === 403) {
    const how = page === undefined ? 'check the address' : `accept the terms on ${page}, and set HF_TOKEN to a token of yours`;
    return `${host} answers ${status}: the file is not open to everybody; ${how}`;
  }
  if (status === 404 || status === 410) return `${host} answers ${status}: there is no such file; check ${page ?? 'the address'}`;
  if (status === 416) return `${host} answers 416: it cannot send the file in part; try again`;
  if (status === 429) return `${host} answers 429: too many requests; try again ${waitSeconds > 0 ? `in ${waitSeconds} s` : 'later'}`;
  if (status >= 500) return `${host} answers ${status}: it is in trouble; try again later`;
  return `${host} answers ${status}; expected the file`;
}
