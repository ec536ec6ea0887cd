// Writes answers.json: `npx tsx tasks/or-r1/bundled/build-answers.ts`. A test does the same work and compares.
import { writeFile } from 'node:fs/promises';
import { answersText, certifiedAnswers } from './answers-text.ts';

await writeFile(new URL('answers.json', import.meta.url), answersText(await certifiedAnswers()));
