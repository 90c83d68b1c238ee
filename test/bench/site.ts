import { createServer, type Server } from "node:http";
import type { AddressInfo } from "node:net";

const TYPES: Readonly<Record<string, string>> = { html: "text/html", js: "text/javascript" };

/** A static host of a few files, and its address. */
export interface Site {
  readonly address: string;
  close(): void;
}

/** @param files text by name */
export async function serve(files: Readonly<Record<string, string>>): Promise<Site> {
  const server: Server = createServer((request, response) => {
    const name = new URL(request.url ?? "/", "http://localhost").pathname.slice(1);
    const text = files[name];
    if (text === undefined) {
      response.writeHead(404).end();
      return;
    }
    const type = TYPES[name.split(".").at(-1) ?? ""] ?? "text/plain";
    response.writeHead(200, { "content-type": type }).end(text);
  });
  await new Promise<void>((ready) => server.listen(0, "127.0.0.1", ready));
  const { port } = server.address() as AddressInfo;
  return { address: `http://127.0.0.1:${String(port)}/`, close: () => server.close() };
}
