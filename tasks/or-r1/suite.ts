import { datasetFile } from '../authoring/dataset-file.ts';
import { jsonl } from '../authoring/jsonl.ts';
import { suite } from '../authoring/suite.ts';
import { agree } from './agree.ts';
import { audit } from './audit.ts';
import { benchmarks } from './benchmarks.ts';
import { bundledProblems } from './bundled/problems.ts';
import { problemRow } from './problem-row.ts';
import { programTask } from './program-task.ts';
import { rollouts } from './rollouts.ts';

const official = benchmarks.map(({ name, dataset, places }) =>
  programTask({
    name,
    problems: jsonl(({ data }) => datasetFile(dataset, data), problemRow),
    ...(places === undefined ? {} : { places }),
  }),
);

const problems = bundledProblems();
const families = [...new Set(problems.map(({ family }) => family))];
const bundled = programTask({ name: 'bundled', problems, families });

/** OR-R1: problems in words become models, which are solved (arXiv 2511.09092). */
export const orR1 = suite('or-r1', [...official, bundled], {
  datasets: benchmarks.map(({ dataset }) => dataset),
  commands: [audit, agree, rollouts],
});
