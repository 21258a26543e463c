// Who draws figures: Plotly's and growing ones we do everywhere, since nobody else can; Vega's in notebooks of ours, and
// JupyterLab itself in all others, as ever.

import { figureClass } from './figure.js';
import { drawLive } from './live-figure.js';
import { isOurs } from './ours.js';
import { drawPlotly } from './plotly-figure.js';
import { drawVega } from './vega-figure.js';

const vega = (lite) => (stage, spec, help, state) => drawVega(stage, { spec, lite }, help, state);

/** Before JupyterLab's own Vega (57) and the pictures (90), behind HTML (50). */
const rank = 56;

/** Kinds of figures, and whether somebody else draws them too. */
const kinds = [
  { mimeType: 'application/vnd.vegalite.v5+json', draw: vega(true), shared: true },
  { mimeType: 'application/vnd.vega.v5+json', draw: vega(false), shared: true },
  { mimeType: 'application/vnd.lectern.live.v1+json', draw: drawLive, shared: false },
  { mimeType: 'application/vnd.plotly.v1+json', draw: drawPlotly, shared: false },
];

/** Whether the notebook whose addresses `resolver` knows runs on our kernel, or says that it will. */
function isInOurs(tracker, resolver) {
  const panel = resolver && tracker.find(({ context }) => context.urlResolver === resolver);
  if (!panel) return false;
  const { session } = panel.sessionContext;
  return session?.kernel ? isOurs(session) : panel.content.model?.getMetadata('kernelspec')?.name === 'lectern';
}

export async function plugin(shared) {
  const [{ Widget }, { INotebookTracker }, { IRenderMimeRegistry }] = await Promise.all(
    ['@lumino/widgets', '@jupyterlab/notebook', '@jupyterlab/rendermime'].map(shared),
  );
  const Figure = figureClass(Widget);
  return {
    id: 'lectern:figures',
    description: 'Figures that fit the page and follow its theme.',
    autoStart: true,
    requires: [IRenderMimeRegistry, INotebookTracker],
    activate: (_, rendermime, tracker) => {
      const addFactory = rendermime.addFactory.bind(rendermime);
      const others = new Map();
      for (const { mimeType, draw, shared } of kinds) {
        others.set(mimeType, shared ? rendermime.getFactory(mimeType) : undefined);
        const createRenderer = (options) => {
          const other = isInOurs(tracker, options.resolver) ? undefined : others.get(mimeType);
          return other ? other.createRenderer(options) : new Figure(mimeType, draw);
        };
        addFactory({ safe: true, mimeTypes: [mimeType], createRenderer }, rank);
      }
      // Who comes later does not take our place: it draws what is not ours.
      rendermime.addFactory = (factory, rank) => {
        const mimeTypes = factory.mimeTypes.filter((type) => !others.has(type));
        if (mimeTypes.length > 0) addFactory({ ...factory, mimeTypes }, rank);
        for (const { mimeType, shared } of kinds)
          if (shared && factory.mimeTypes.includes(mimeType)) others.set(mimeType, factory);
      };
    },
  };
}
