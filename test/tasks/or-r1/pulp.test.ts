import { afterAll, describe, expect, test } from 'vitest';
import { asRecorded, expectedOf, programRunner, recordedPrograms } from './recorded-programs.ts';

const runner = programRunner();
afterAll(() => runner.close());

describe('the look-alike of pulp ends as the original did', () => {
  test.each(recordedPrograms('pulp'))('%s', async (_, program, recorded) => {
    expect(asRecorded(await runner.run(program))).toEqual(expectedOf(recorded));
  });
});
