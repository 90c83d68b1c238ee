import { Store } from "../client/store.ts";
import { hrefOf, parseRoute, type Route } from "./routes.ts";

/** The page's address as a route. It changes by links, by the browser's Back, and by `go` and `replace`. */
export class Navigation extends Store<Route> {
  constructor() {
    super(parseRoute(location.hash));
  }

  /** Follows the address bar. @returns the way to stop it */
  listen(): () => void {
    const follow = (): void => this.set(parseRoute(location.hash));
    addEventListener("hashchange", follow);
    return () => removeEventListener("hashchange", follow);
  }

  /** Goes to a route, with a step in the history. */
  go(route: Route): void {
    if (hrefOf(route) !== location.hash) location.hash = hrefOf(route);
  }

  /** Goes to a route in place of the one shown. */
  replace(route: Route): void {
    if (hrefOf(route) === location.hash) return;
    history.replaceState(null, "", hrefOf(route));
    this.set(route);
  }
}
