import type { Catalog } from "../django/utils/translation/catalog.ts";

/** Translations of the installed packages' messages, those this workbook knows. */
export const CATALOGS: readonly Catalog[] = [];
