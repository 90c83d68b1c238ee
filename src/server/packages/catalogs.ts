import { CS } from "../django/conf/locale/cs.ts";
import { DE } from "../django/conf/locale/de.ts";
import { ES } from "../django/conf/locale/es.ts";
import { FR } from "../django/conf/locale/fr.ts";
import { IT } from "../django/conf/locale/it.ts";
import { NL } from "../django/conf/locale/nl.ts";
import { PL } from "../django/conf/locale/pl.ts";
import { PT_BR } from "../django/conf/locale/pt-br.ts";
import type { Catalog } from "../django/utils/translation/catalog.ts";

/** Translations of the installed packages' messages, those this workbook knows. */
export const CATALOGS: readonly Catalog[] = [
  {
    app: "django",
    languages: { cs: CS, de: DE, es: ES, fr: FR, it: IT, nl: NL, pl: PL, "pt-br": PT_BR },
  },
];
