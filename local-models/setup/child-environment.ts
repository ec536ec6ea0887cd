/** Names of variables that hold secrets: code of a model's backend has no business with them. */
const SECRET = /key|token|secret|password|credential/i;

/** What a process that loads llama.cpp gets of our environment. */
export const childEnvironment = (env: NodeJS.ProcessEnv): NodeJS.ProcessEnv =>
  Object.fromEntries(Object.entries(env).filter(([name]) => !SECRET.test(name)));
