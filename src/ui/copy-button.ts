import { css, html, LitElement, type TemplateResult } from "lit";
import { customElement, property, state } from "lit/decorators.js";
import "./button.ts";
import { visuallyHidden } from "./styles.ts";

const SHOWN_MS = 1_600;
const WORDS = { copied: "Copied", failed: "Copying is not allowed here" } as const;

/** Puts a text on the clipboard and says so on itself. */
@customElement("wb-copy-button")
export class WbCopyButton extends LitElement {
  static override styles = [
    visuallyHidden,
    css`
      :host {
        display: inline-flex;
        position: relative;
      }
    `,
  ];

  @property({ attribute: false }) text = "";
  /** What is copied, e.g. "Copy the access token". */
  @property() label = "Copy";
  /** Shows the label as text beside the icon. */
  @property({ type: Boolean }) wide = false;

  @state() private outcome: keyof typeof WORDS | null = null;
  #timer: ReturnType<typeof setTimeout> | undefined;

  override disconnectedCallback(): void {
    clearTimeout(this.#timer);
    super.disconnectedCallback();
  }

  override render(): TemplateResult {
    const said = this.outcome === null ? "" : WORDS[this.outcome];
    const icon =
      this.outcome === "copied" ? "check" : this.outcome === "failed" ? "warning" : "copy";
    return html`<wb-button
        variant=${this.wide ? "plain" : "quiet"}
        icon=${icon}
        label=${this.wide ? "" : this.label}
        @click=${this.#copy}
        >${this.wide ? said || this.label : ""}</wb-button
      >
      <span class="visually-hidden" role="status">${said}</span>`;
  }

  #copy = async (): Promise<void> => {
    this.outcome = (await copyText(this.text)) ? "copied" : "failed";
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => (this.outcome = null), SHOWN_MS);
  };
}

/** @returns whether the text is on the clipboard now */
async function copyText(text: string): Promise<boolean> {
  try {
    await navigator.clipboard.writeText(text);
    return true;
  } catch {
    return copyBySelection(text);
  }
}

/** On a plain-http address of a classroom there is no clipboard object; the old command still works there. */
function copyBySelection(text: string): boolean {
  const field = document.createElement("textarea");
  const focused = document.activeElement;
  field.value = text;
  field.readOnly = true;
  field.style.setProperty("position", "fixed");
  field.style.setProperty("inset-block-start", "-100vh");
  document.body.append(field);
  field.select();
  try {
    // eslint-disable-next-line @typescript-eslint/no-deprecated -- nothing else copies without a secure context
    return document.execCommand("copy");
  } finally {
    field.remove();
    if (focused instanceof HTMLElement) focused.focus();
  }
}

declare global {
  interface HTMLElementTagNameMap {
    "wb-copy-button": WbCopyButton;
  }
}
