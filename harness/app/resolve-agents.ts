import { loadSuites } from '../../tasks/registry.ts';
import { parsePolicy, withPolicy } from '../agents/illegal-policy.ts';
import { modelAgent } from '../agents/model-agent.ts';
import { unknownName } from '../agents/parameters.ts';
import { randomPlayer } from '../agents/random.ts';
import { findStrategy, strategies } from '../agents/strategies.ts';
import type { Agent } from '../core/agent.ts';
import { UserError } from '../core/errors/user-error.ts';
import type { PlayerMaker } from '../core/suite.ts';
import type { PriceTable } from '../models/prices.ts';
import { type ModelContext, PROVIDERS, resolveModel } from '../models/registry.ts';
import { type AgentSpec, parseAgentSpec, splitAgents } from './agent-spec.ts';
import { refuseBuiltInNames, unaliased } from './aliases.ts';
import { aliasOf, type Config } from './config.ts';
import { customAgentOf } from './custom-agent.ts';

/** What stands round the specs: config, prices, a base URL for all. */
export interface AgentContext {
  readonly config: Config;
  readonly prices: PriceTable;
  readonly baseURL?: string;
  readonly env: Readonly<Record<string, string | undefined>>;
}

/** Agents as users type them: repeated specs, or lists with commas. Throws UserError on anything it does not know, with the nearest name. */
export async function resolveAgents(texts: readonly string[], context: AgentContext): Promise<Agent[]> {
  const players = [
    randomPlayer,
    ...(onlyModels(texts, context.config) ? [] : (await loadSuites()).flatMap((suite) => suite.players ?? [])),
  ];
  refuseBuiltInNames(
    context.config,
    players.map(({ name }) => name),
  );
  const isHead = (head: string) =>
    head.startsWith('custom:') ||
    PROVIDERS.some((provider) => head.startsWith(`${provider}/`)) ||
    players.some(({ name }) => name === head) ||
    aliasOf(context.config, head) !== undefined;
  const models = PROVIDERS.map((provider) => `${provider}/<model>`);
  const known = {
    players,
    config: context.config,
    names: [...players.map(({ name }) => name), ...Object.keys(context.config.agents), ...models],
  };
  const agents: Agent[] = [];
  for (const text of texts.flatMap((list) => splitAgents(list, isHead))) {
    const agent = await resolveAgent(text, context, known);
    if (agents.some((other) => other.id === agent.id)) throw new UserError(`agent ${agent.id} is named twice; one is enough`);
    agents.push(agent);
  }
  return agents;
}

/** Whether no player can be meant: then no suite needs to be loaded to know its players. */
const onlyModels = (texts: readonly string[], { agents }: Config): boolean =>
  Object.keys(agents).length === 0 &&
  texts.every((text) => text.split(',').every((piece) => PROVIDERS.some((provider) => piece.trim().startsWith(`${provider}/`))));

/** Whom a spec can name: players without a model, and all names there are for suggestions. */
interface Known {
  readonly players: readonly PlayerMaker[];
  readonly config: Config;
  readonly names: readonly string[];
}

async function resolveAgent(text: string, context: AgentContext, known: Known): Promise<Agent> {
  const spec = parseAgentSpec(
    text,
    strategies.map(({ id }) => id),
  );
  const { spec: meant, connection } = unaliased(spec, context.config);
  const agent = await fromSpec(meant, { ...modelContext(context), ...connection }, known, text);
  return meant === spec ? agent : { ...agent, id: canonicalId(spec) };
}

const modelContext = ({ prices, env, baseURL }: AgentContext): ModelContext => ({
  prices,
  env,
  ...(baseURL === undefined ? {} : { baseURL }),
});

/** The spec with its parameters sorted: what boards show. */
export function canonicalId({ head, strategy, parameters }: AgentSpec): string {
  const pairs = Object.entries(parameters)
    .map(([key, value]) => `${key}=${value}`)
    .sort();
  return `${head}${strategy === undefined ? '' : `+${strategy}`}${pairs.length === 0 ? '' : `?${pairs.join('&')}`}`;
}

async function fromSpec(spec: AgentSpec, context: ModelContext, { players, names, config }: Known, text: string): Promise<Agent> {
  const { illegal = 'fail', ...parameters } = spec.parameters;
  const policy = parsePolicy(illegal);
  const player = players.find(({ name }) => name === spec.head);
  if (player !== undefined) {
    if (spec.strategy !== undefined)
      throw new UserError(`agent "${text}": ${spec.head} is a player without a model and takes no +${spec.strategy}`);
    const made = player.make(parameters);
    if (policy.kind === 'fail') return made;
    return {
      ...made,
      id: canonicalId(spec),
      fingerprint: [made.fingerprint, { illegal }],
      sit: (seat, scope) => withPolicy(made.sit(seat, scope), policy, seat),
    };
  }
  if (spec.head.startsWith('custom:'))
    return customAgentOf({ ...spec, parameters }, policy, { id: canonicalId(spec), illegal }, { ...context, config });
  const slash = spec.head.indexOf('/');
  if (PROVIDERS.includes(spec.head)) throw new UserError(`agent "${text}": ${spec.head} is a provider; did you mean ${spec.head}/<model>?`);
  if (slash === -1) throw new UserError(unknownName('agent', spec.head, names));
  const strategy = findStrategy(spec.strategy ?? 'direct');
  const of = (owned: boolean) => Object.fromEntries(Object.entries(parameters).filter(([key]) => strategy.names.includes(key) === owned));
  const strategyParameters = strategy.read(of(true));
  const { model, fingerprint } = await resolveModel(
    { provider: spec.head.slice(0, slash), name: spec.head.slice(slash + 1), parameters: of(false) },
    context,
  );
  return modelAgent({
    id: canonicalId(spec),
    model,
    fingerprint: { model: fingerprint, strategy: strategy.id, parameters: strategyParameters as never, illegal },
    strategy,
    parameters: strategyParameters,
    policy,
  });
}
