import { expect, test } from 'vitest';
import { digest } from '../../../harness/core/digest.ts';
import { DIALECTS } from '../../../tasks/or-r1/parameters.ts';
import { orR1 } from '../../../tasks/or-r1/suite.ts';
import { madeTask, played } from './program-turn.ts';

/** What is asked of one problem, by version and parameters. A change here without a new version mixes answers to different prompts. */
const ASKED: Readonly<Record<string, string>> = {
  '2 coptpy': '379f26ec18ac3f80addfdb5c6d4f9712',
  '2 gurobipy': 'adc2652fada700a1b7e034b59037eddb',
  '2 pulp': 'e867a7ec403ec2c42786ebf257e7b7a3',
  '2 lp': 'aa9082232216559ba92f064ccd0b8934',
  '2 mps': '83fe10278a023c5f11ca958b6c8e3070',
  '2 json': '88db87307c2f244bf49ffc4b12f9967c',
  '2 any': '408324e7157e239af0f4365ba7d37ce8',
  '2 coptpy compat': 'e67a462f49cef327dd80b849993fbc4c',
};

const SETTINGS = [...DIALECTS.map((dialect) => ({ dialect, compat: false })), { dialect: 'coptpy', compat: true }];

test.each(SETTINGS)('%j asks what it asked under this version', async (settings) => {
  const task = madeTask();
  const { turn, sample } = await played(task, [''], settings);
  const asked = digest([turn.prompt, sample.content, turn.answer.instructions('direct'), turn.answer.instructions('reasoned')]);
  const key = `${task.version} ${settings.dialect}${settings.compat ? ' compat' : ''}`;
  expect({ [key]: asked }).toEqual({ [key]: ASKED[key] });
});

test('the suite has the nine test sets and our own problems, all of this version', () => {
  expect(orR1.tasks.map(({ id, version }) => `${id}@${version}`)).toEqual(
    ['nl4opt', 'mamo-easy', 'mamo-complex', 'industryor', 'nlp4lp', 'complexor', 'optibench', 'task3', 'optmath', 'bundled'].map(
      (name) => `or-r1/${name}@2`,
    ),
  );
});
