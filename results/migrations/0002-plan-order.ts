/** Schema 2: a trial's number in its run's plan. Of older runs the order in which trials were begun stands for it. */
export const planOrder = `
ALTER TABLE run_trials ADD COLUMN position INTEGER NOT NULL DEFAULT 0;
UPDATE run_trials SET position = trial;
`;
