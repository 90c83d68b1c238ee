import { native } from "../../../../python/objects.ts";

/** What may stand as on_delete (django/db/models/deletion.py, 5.2). The collector knows them by identity. */
export const CASCADE = native("collector, field, sub_objs, using", () => null, "CASCADE");
export const PROTECT = native("collector, field, sub_objs, using", () => null, "PROTECT");
export const RESTRICT = native("collector, field, sub_objs, using", () => null, "RESTRICT");
export const SET_NULL = native("collector, field, sub_objs, using", () => null, "SET_NULL");
export const SET_DEFAULT = native("collector, field, sub_objs, using", () => null, "SET_DEFAULT");
export const DO_NOTHING = native("collector, field, sub_objs, using", () => null, "DO_NOTHING");
