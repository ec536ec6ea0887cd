/** Schema 4: the family a task is shown together with on boards; '' where it has none, or is of an older schema and not played since. */
export const families = `
ALTER TABLE tasks ADD COLUMN family TEXT NOT NULL DEFAULT '';
`;
