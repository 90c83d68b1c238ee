import { loadLesson, summaries } from "virtual:lessons";
import { connect } from "../client/connection.ts";
import { watchUpdates } from "../client/updates.ts";
import "../ui/tokens.css";
import "./app.ts";
import "./page.css";
import { Session } from "./session.ts";

const app = document.querySelector("wb-app");
if (app === null) throw new Error("the page has no wb-app");
app.lessons = summaries;
app.session = new Session({ connect, loadLesson, wall: () => Date.now() / 1000 });
void watchUpdates((update) => {
  app.newVersion = () => update.apply();
});
