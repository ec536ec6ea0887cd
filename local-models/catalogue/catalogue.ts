import { CATALOGUE, type CatalogueModel } from './catalogue.data.ts';

/** The catalogue's model of a name, whatever its case. */
export const catalogued = (name: string): CatalogueModel | undefined =>
  CATALOGUE.find((model) => model.name.toLowerCase() === name.toLowerCase());
