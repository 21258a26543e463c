// An output that is a figure: draws what it is given, again when the theme changes, and shows the still picture, or at least
// the reason, where that fails. It adds nothing to the notebook.

import { messages } from './messages.js';
import { isSeen } from './seen.js';
import { isDark, onThemeChange } from './theme-of-page.js';

export function figureClass(Widget) {
  return class Figure extends Widget {
    #mimeType;
    #draw;
    #drawing = null;
    #model = null;
    #turn = Promise.resolve();
    #stop = onThemeChange(() => isSeen(this.node).then(() => this.#next(() => this.#recolour())));

    /** `draw` puts the content of `mimeType` into an element. */
    constructor(mimeType, draw) {
      super();
      this.#mimeType = mimeType;
      this.#draw = draw;
      this.addClass('lectern-Figure');
    }

    renderModel(model) {
      this.#model = model;
      return this.#next(() => this.#show());
    }

    dispose() {
      if (this.isDisposed) return;
      this.#stop();
      this.#drawing?.close();
      super.dispose();
    }

    /** One thing is done after the other: a drawing may still be loaded when the next one comes. */
    #next(work) {
      this.#turn = this.#turn.then(async () => {
        try {
          if (!this.isDisposed) await work();
        } catch (error) {
          this.#fail(error);
        }
      });
      return this.#turn;
    }

    async #show() {
      const content = this.#model.data[this.#mimeType];
      const text = JSON.stringify(content);
      if (text === this.#drawing?.text) return;
      if (await this.#drawing?.takes(content, this.#help())) this.#drawing.text = text;
      else await this.#replace(content, text);
    }

    async #recolour() {
      const drawing = this.#drawing;
      const dark = isDark();
      if (!drawing || drawing.dark === dark) return;
      drawing.dark = dark;
      if (drawing.recolour) await drawing.recolour(dark);
      else await this.#replace(this.#model.data[this.#mimeType], drawing.text, drawing.state());
    }

    /** The drawing before stays until the new one is there, so that nothing flickers. */
    async #replace(content, text, state) {
      const stage = document.createElement('div');
      stage.className = 'lectern-Figure-stage';
      if (!this.#drawing) this.node.replaceChildren(stage);
      const help = this.#help();
      const drawing = await this.#draw(stage, content, help, state);
      this.#drawing?.close();
      this.#drawing = { ...drawing, text, dark: help.dark };
      this.node.replaceChildren(stage);
      if (this.isDisposed) drawing.close();
    }

    #help() {
      return { dark: isDark(), label: this.#label(), still: this.#still(), fail: (error) => this.#fail(error) };
    }

    #fail(error) {
      this.#drawing?.close();
      this.#drawing = null;
      const words = document.createElement('p');
      words.className = 'lectern-Figure-note';
      words.textContent = messages.failed(error?.message ?? String(error));
      const still = this.#still();
      this.node.replaceChildren(...(still ? [still] : []), words);
    }

    #label() {
      return String(this.#model.data['text/plain'] ?? '');
    }

    /** The picture that came with the figure; null when there is none. */
    #still() {
      const png = this.#model.data['image/png'];
      if (typeof png !== 'string') return null;
      const image = new Image();
      const { width } = this.#model.metadata['image/png'] ?? {};
      if (width) image.width = width;
      image.className = 'lectern-Still';
      image.alt = this.#label();
      image.src = `data:image/png;base64,${png}`;
      return image;
    }
  };
}
