/** An environment as providers read it. */
type Environment = Readonly<Record<string, string | undefined>>;

/** Stands where a key would; it is never sent. */
const PLACEHOLDER = 'none';

/** An environment in which every key is set, for commands that send nothing. Addresses (`…_URL`) are as they are. */
export function envWithKeys(env: Environment): Environment {
  return new Proxy(env, {
    get: (real, name: string) => (name.endsWith('_URL') || real[name]?.trim() ? real[name] : PLACEHOLDER),
  });
}
