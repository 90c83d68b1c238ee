import { html, render } from "lit";
import { beforeEach, describe, expect, it, vi } from "vitest";
import { page, userEvent } from "vitest/browser";
import "../../../src/ui/tokens.css";
import "../../../src/ui/code-editor.ts";
import "../../../src/ui/copy-button.ts";
import "../../../src/ui/dialog.ts";
import "../../../src/ui/menu.ts";
import "../../../src/ui/split.ts";
import "../../../src/ui/tabs.ts";
import { violations } from "../support/axe.ts";
import { expectFocus } from "../support/focused.ts";

const main = document.createElement("main");

beforeEach(() => {
  localStorage.clear();
  document.body.replaceChildren(main);
  render(html``, main);
});

const pressed = (key: string): Promise<void> => userEvent.keyboard(key);

describe("tabs", () => {
  it("are walked by arrow keys and show one panel at a time", async () => {
    const selected = vi.fn<(detail?: unknown) => void>();
    const tabs = ["files", "log"].map((id) => ({ id, label: id }));
    render(
      html`<wb-tabs
        label="Areas"
        .tabs=${tabs}
        @wb-select=${({ detail }: CustomEvent<unknown>) => selected(detail)}
      >
        <p slot="files">three files</p>
        <p slot="log">two entries</p>
      </wb-tabs>`,
      main,
    );
    await page.getByRole("tab", { name: "files" }).click();
    await pressed("{ArrowRight}");
    expect(selected).toHaveBeenCalledExactlyOnceWith({ id: "log" });
    await expectFocus(page.getByRole("tab", { name: "log" }));
    await expect.element(page.getByText("two entries")).toBeVisible();
    await expect.element(page.getByText("three files")).not.toBeVisible();
    await pressed("{ArrowRight}");
    await expect.element(page.getByText("three files")).toBeVisible();
    expect(await violations()).toEqual([]);
  });
});

describe("a split", () => {
  const bar = () => page.getByRole("separator", { name: "Halves" });
  const draw = (only: "start" | null = null): unknown =>
    render(
      html`<wb-split label="Halves" storage-key="test" min="50" .only=${only}>
        <p slot="start">left</p>
        <p slot="end">right</p>
      </wb-split>`,
      main,
    );

  it("moves by keyboard, remembers its place and goes back by Enter", async () => {
    draw();
    await bar().click();
    await pressed("{ArrowRight}");
    await expect.element(bar()).toHaveAttribute("aria-valuenow", "52");
    render(html``, main);
    draw();
    await expect.element(bar()).toHaveAttribute("aria-valuenow", "52");
    await bar().click();
    await pressed("{Enter}");
    await expect.element(bar()).toHaveAttribute("aria-valuenow", "50");
    expect(await violations()).toEqual([]);
  });

  it("leaves both areas their least extent", async () => {
    draw();
    await bar().click();
    await pressed("{Home}");
    const start = page.getByText("left").element().getBoundingClientRect();
    expect(Math.round(start.width)).toBeGreaterThanOrEqual(45);
  });

  it("shows one area alone and keeps the other alive", async () => {
    draw("start");
    await expect.element(page.getByText("left")).toBeVisible();
    await expect.element(page.getByText("right")).not.toBeVisible();
  });
});

describe("a menu", () => {
  it("opens on its first action, is walked by arrows and tells what was picked", async () => {
    const picked = vi.fn<(detail?: unknown) => void>();
    const items = [
      { id: "one", label: "First" },
      { id: "two", label: "Second", disabled: true },
      { id: "three", label: "Third", checked: true },
    ];
    render(
      html`<wb-menu
        label="Things"
        .items=${items}
        @wb-pick=${({ detail }: CustomEvent<unknown>) => picked(detail)}
      ></wb-menu>`,
      main,
    );
    await page.getByRole("button", { name: "Things" }).click();
    await expectFocus(page.getByRole("menuitem", { name: "First" }));
    expect(await violations()).toEqual([]);
    await pressed("{ArrowDown}");
    await expectFocus(page.getByRole("menuitemradio", { name: "Third" }));
    await pressed("{Enter}");
    expect(picked).toHaveBeenCalledExactlyOnceWith({ id: "three" });
    await expect.element(page.getByRole("menu")).not.toBeInTheDocument();
    await expectFocus(page.getByRole("button", { name: "Things" }));
  });
});

describe("a dialog", () => {
  it("takes the focus, closes by Escape and gives the focus back", async () => {
    const closed = vi.fn<(detail?: unknown) => void>();
    const draw = (open: boolean): unknown =>
      render(
        html`<button>Before</button>
          <wb-dialog heading="A question" ?open=${open} @wb-close=${closed}
            ><p>Words</p></wb-dialog
          >`,
        main,
      );
    draw(false);
    await page.getByRole("button", { name: "Before" }).click();
    draw(true);
    await expectFocus(page.getByRole("heading", { name: "A question" }));
    expect(await violations()).toEqual([]);
    await pressed("{Escape}");
    expect(closed).toHaveBeenCalledOnce();
    await expectFocus(page.getByRole("button", { name: "Before" }));
  });

  it("gives the focus back also when it is taken away while open", async () => {
    const draw = (there: boolean): unknown =>
      render(
        html`<button>Before</button
          >${there ? html`<wb-dialog heading="Gone soon" open></wb-dialog>` : ""}`,
        main,
      );
    draw(false);
    await page.getByRole("button", { name: "Before" }).click();
    draw(true);
    await expectFocus(page.getByRole("heading", { name: "Gone soon" }));
    draw(false);
    await expectFocus(page.getByRole("button", { name: "Before" }));
  });
});

describe("a code editor", () => {
  const field = () => page.getByRole("textbox", { name: "urls.py" });
  const heard = {
    change: vi.fn<(detail?: unknown) => void>(),
    save: vi.fn<(detail?: unknown) => void>(),
    submit: vi.fn<(detail?: unknown) => void>(),
  };
  const draw = (value: string, diagnostics: readonly object[] = []): unknown =>
    render(
      html`<wb-code-editor
        label="urls.py"
        language="python"
        .value=${value}
        .diagnostics=${diagnostics}
        @wb-change=${({ detail }: CustomEvent<{ value: string }>) => heard.change(detail.value)}
        @wb-save=${heard.save}
        @wb-submit=${({ detail }: CustomEvent<unknown>) => heard.submit(detail)}
      ></wb-code-editor>`,
      main,
    );

  beforeEach(() => vi.clearAllMocks());

  it("tells of changes, of saving and of submitting", async () => {
    draw("");
    await field().click();
    await pressed("x = 1");
    expect(heard.change).toHaveBeenLastCalledWith("x = 1");
    await pressed("{Control>}s{/Control}");
    expect(heard.save).toHaveBeenCalledOnce();
    await pressed("{Control>}{Enter}{/Control}");
    expect(heard.submit).toHaveBeenCalledExactlyOnceWith({ offset: 5 });
    expect(heard.change).toHaveBeenLastCalledWith("x = 1");
    expect(await violations()).toEqual([]);
  });

  it("takes a new text without telling of it, and can undo it", async () => {
    draw("one\ntwo\n");
    await expect.element(field()).toHaveTextContent("two");
    draw("one\nthree\n");
    await expect.element(field()).toHaveTextContent("three");
    expect(heard.change).not.toHaveBeenCalled();
    await field().click();
    await pressed("{Control>}z{/Control}");
    expect(heard.change).toHaveBeenLastCalledWith("one\ntwo\n");
  });

  it("marks what is wrong, also where the text has become shorter than the mark", async () => {
    draw("import nothing", [
      { from: 7, to: 400, severity: "error", message: "No module named 'nothing'" },
    ]);
    await expect
      .poll(
        () =>
          main.querySelector("wb-code-editor")?.renderRoot.querySelector(".cm-lintRange-error")
            ?.textContent,
      )
      .toBe("nothing");
  });

  it("lets the keyboard out by Escape and Tab", async () => {
    render(html`<wb-code-editor label="urls.py"></wb-code-editor><button>After</button>`, main);
    await field().click();
    await pressed("{Tab}");
    await expectFocus(field());
    await pressed("{Escape}{Tab}");
    await expectFocus(page.getByRole("button", { name: "After" }));
  });
});

describe("a copy button", () => {
  it("says that it has copied", async () => {
    const written = vi.spyOn(navigator.clipboard, "writeText").mockResolvedValue();
    render(
      html`<wb-copy-button label="Copy the token" .text=${"eyJ.eyJ.sig"}></wb-copy-button>`,
      main,
    );
    await page.getByRole("button", { name: "Copy the token" }).click();
    expect(written).toHaveBeenCalledExactlyOnceWith("eyJ.eyJ.sig");
    await expect.element(page.getByRole("status")).toHaveTextContent("Copied");
    written.mockRestore();
  });
});
