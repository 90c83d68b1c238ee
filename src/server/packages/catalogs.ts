import { CS } from "../django/conf/locale/cs.ts";
import { DE } from "../django/conf/locale/de.ts";
import { ES } from "../django/conf/locale/es.ts";
import { FR } from "../django/conf/locale/fr.ts";
import { IT } from "../django/conf/locale/it.ts";
import { NL } from "../django/conf/locale/nl.ts";
import { PL } from "../django/conf/locale/pl.ts";
import { PT_BR } from "../django/conf/locale/pt-br.ts";
import { CS as DRF_CS } from "../rest_framework/locale/cs.ts";
import { DE as DRF_DE } from "../rest_framework/locale/de.ts";
import { ES as DRF_ES } from "../rest_framework/locale/es.ts";
import { FR as DRF_FR } from "../rest_framework/locale/fr.ts";
import { IT as DRF_IT } from "../rest_framework/locale/it.ts";
import { NL as DRF_NL } from "../rest_framework/locale/nl.ts";
import { PL as DRF_PL } from "../rest_framework/locale/pl.ts";
import { PT_BR as DRF_PT_BR } from "../rest_framework/locale/pt-br.ts";
import { CS as JWT_CS } from "../rest_framework_simplejwt/locale/cs.ts";
import { DE as JWT_DE } from "../rest_framework_simplejwt/locale/de.ts";
import { ES as JWT_ES } from "../rest_framework_simplejwt/locale/es.ts";
import { FR as JWT_FR } from "../rest_framework_simplejwt/locale/fr.ts";
import { PT_BR as JWT_PT_BR } from "../rest_framework_simplejwt/locale/pt-br.ts";
import type { Catalog } from "../django/utils/translation/catalog.ts";

/** Translations of the installed packages' messages, those this workbook knows. */
export const CATALOGS: readonly Catalog[] = [
  {
    app: "django",
    languages: { cs: CS, de: DE, es: ES, fr: FR, it: IT, nl: NL, pl: PL, "pt-br": PT_BR },
  },
  {
    app: "rest_framework",
    languages: {
      cs: DRF_CS,
      de: DRF_DE,
      es: DRF_ES,
      fr: DRF_FR,
      it: DRF_IT,
      nl: DRF_NL,
      pl: DRF_PL,
      "pt-br": DRF_PT_BR,
    },
  },
  {
    app: "rest_framework_simplejwt",
    languages: { cs: JWT_CS, de: JWT_DE, es: JWT_ES, fr: JWT_FR, "pt-br": JWT_PT_BR },
  },
];
