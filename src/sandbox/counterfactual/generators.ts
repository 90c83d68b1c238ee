import * as accounts from "./accounts.ts";
import * as address from "./address.ts";
import * as body from "./body.ts";
import * as clock from "./clock.ts";
import * as credentials from "./credentials.ts";
import * as csrf from "./csrf.ts";
import type { Generator } from "./refusal.ts";
import * as routes from "./routes.ts";
import * as settings from "./settings.ts";

/**
 * All ideas, the least invasive first: another request before another hour, that before a command on the data, and that before an
 * edit of the project, where a narrow one stands before one that opens doors.
 */
export const GENERATORS: readonly Generator[] = [
  credentials.headerForm,
  credentials.missingHeader,
  credentials.freshToken,
  body.bodyToken,
  body.knownPassword,
  address.host,
  address.trailingSlash,
  address.nearestPath,
  address.method,
  address.accept,
  address.existingRow,
  address.existingPage,
  body.contentType,
  body.bodySyntax,
  body.bodyField,
  body.bodyFields,
  csrf.csrfToken,
  csrf.sameOrigin,
  csrf.noCookie,
  credentials.noCredentials,
  credentials.tokenCredentials,
  credentials.basicCredentials,
  credentials.sessionCredentials,
  credentials.otherUser,
  clock.afterThrottle,
  clock.afterStart,
  clock.beforeExpiry,
  accounts.activateUser,
  accounts.setPassword,
  accounts.createUser,
  accounts.grantPermission,
  accounts.joinGroup,
  accounts.makeStaff,
  accounts.makeSuperuser,
  accounts.restoreUser,
  routes.tokenRoute,
  settings.authenticationClass,
  settings.headerTypes,
  settings.headerName,
  settings.leeway,
  settings.longerLifetime,
  settings.audience,
  settings.issuer,
  settings.revokeCheck,
  settings.allowedHosts,
  csrf.trustedOrigins,
  settings.throttleRate,
  settings.parserClasses,
  settings.authenticatedOnly,
  settings.readOnly,
  settings.allowAny,
];
