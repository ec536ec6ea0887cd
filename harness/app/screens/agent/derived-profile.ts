import type { AgentProfile } from '../../../../results/agent-profile.ts';
import { derivation } from '../../derived-metrics.ts';

/** What fills a profile with the figures that its tasks derive from others. */
export async function derivedIn({ tasks }: AgentProfile): Promise<(found: AgentProfile) => AgentProfile> {
  const fill = await derivation({ sections: tasks.map(({ section }) => section) });
  return (found) => {
    const { sections } = fill({ sections: found.tasks.map(({ section }) => section) });
    return {
      ...found,
      tasks: found.tasks.map(({ section, row }, i) => {
        const filled = sections[i] ?? section;
        return { section: filled, row: filled.rows.find(({ number }) => number === row.number) ?? row };
      }),
    };
  };
}
