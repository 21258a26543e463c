// Output on its way to the page. What a later one would overwrite before anybody has seen it is left out, so that a loop
// that clears, updates or overwrites without end is not a message each time.

import { collapsed } from './carriage.js';
import type { RuntimeEvent } from './ports.js';

type Of<Type> = Extract<RuntimeEvent, { type: Type }>;

const perMessage = 256;

/** A text that is shorter is sent as it was written. */
const longText = 4096; // UTF-16 units

export class Pending {
  private events: RuntimeEvent[] = [];
  /** Cells whose page is cleared when their next output comes. */
  private readonly clearing = new Set<number>();

  /** Adds an event; text of one stream is joined. */
  add(event: RuntimeEvent): void {
    if (event.type === 'stream') this.stream(event);
    else if (event.type === 'clear') this.clear(event);
    else if (event.type === 'display') this.display(event);
    else this.events.push(event);
  }

  /** About how long all of it is: UTF-16 units of text, and what sending a message costs beside them. */
  get size(): number {
    return this.events.reduce((sum, event) => sum + (event.type === 'stream' ? event.text.length : 0) + perMessage, 0);
  }

  /** Hands out what waits. Where more follows at once, a clear waits for it: the page would be seen empty. */
  take(all = true): RuntimeEvent[] {
    const last = this.events.at(-1);
    const kept = !all && last?.type === 'clear' ? [last] : [];
    const events = this.events.slice(0, this.events.length - kept.length);
    this.events = kept;
    this.clearing.clear();
    if (kept[0]?.wait) this.clearing.add(kept[0].cell);
    for (const event of events)
      if (event.type === 'stream' && event.text.length > longText && event.text.includes('\r'))
        event.text = collapsed(event.text);
    return events;
  }

  private stream(event: Of<'stream'>): void {
    this.outputOf(event.cell);
    const last = this.events.at(-1);
    const joins =
      last?.type === 'stream' && last.cell === event.cell && last.name === event.name && last.long === event.long;
    if (joins) last.text += event.text;
    else this.events.push({ ...event });
  }

  private display(event: Of<'display'>): void {
    if (!event.update) this.outputOf(event.cell);
    const same = ({ type, ...other }: RuntimeEvent) =>
      type === 'display' && 'update' in other && other.update && other.displayId === event.displayId;
    const before = event.update ? this.events.findIndex(same) : -1;
    if (before >= 0) this.events.splice(before, 1);
    this.events.push(event);
  }

  private clear(event: Of<'clear'>): void {
    if (event.wait) this.clearing.add(event.cell);
    else this.events = this.events.filter((other) => !isOutput(other, event.cell));
    this.events.push(event);
  }

  /** Before an output: a clear that waits for it takes away what is there. */
  private outputOf(cell: number): void {
    if (!this.clearing.delete(cell)) return;
    const at = this.events.findLastIndex((event) => event.type === 'clear' && event.cell === cell && event.wait);
    if (at > 0) this.events = this.events.filter((event, i) => i >= at || !isOutput(event, cell));
  }
}

/** Whether an event has put something on the page of a cell, or has cleared it. */
function isOutput(event: RuntimeEvent, cell: number): boolean {
  return (
    event.cell === cell &&
    (event.type === 'stream' || event.type === 'clear' || (event.type === 'display' && !event.update))
  );
}
