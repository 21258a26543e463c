// Written by scripts/lessons/10-schedules.ts: the full run of demo 10.10.

import type { DecayRuns } from '../decay.js';

/** The program that made these numbers, and the numbers, as fingerprints. */
export const made = { code: '201bede06c9bc0b2', data: 'fb2483486d0229c1' };

/** The best trials of 20 seeds: SGD with momentum and Adam, with a constant and with a decayed rate. */
export const storedDecay: DecayRuns = {
  budget: { seeds: 20, trials: 8, epochs: 20 },
  // biome-ignore format: one line a run
  runs: [
    {"seed":0,"kind":"SGD + momentum","constant":{"lr":0.0383702,"loss":0.819317,"validation":0.534667,"test":0.534667},"decayed":{"lr":0.373273,"loss":0.321973,"validation":0.558,"test":0.554667}},
    {"seed":0,"kind":"Adam","constant":{"lr":0.00451264,"loss":0.838114,"validation":0.531333,"test":0.525333},"decayed":{"lr":0.0304472,"loss":0.382365,"validation":0.546667,"test":0.561333}},
    {"seed":1,"kind":"SGD + momentum","constant":{"lr":0.13303,"loss":0.744908,"validation":0.538,"test":0.532},"decayed":{"lr":0.13303,"loss":0.507934,"validation":0.554,"test":0.558}},
    {"seed":1,"kind":"Adam","constant":{"lr":0.013303,"loss":0.612133,"validation":0.522,"test":0.540667},"decayed":{"lr":0.0765692,"loss":0.259631,"validation":0.556667,"test":0.56}},
    {"seed":2,"kind":"SGD + momentum","constant":{"lr":0.182716,"loss":0.634378,"validation":0.547333,"test":0.542667},"decayed":{"lr":0.182716,"loss":0.387602,"validation":0.557333,"test":0.58}},
    {"seed":2,"kind":"Adam","constant":{"lr":0.0182716,"loss":0.573572,"validation":0.544,"test":0.549333},"decayed":{"lr":0.0588964,"loss":0.25724,"validation":0.562,"test":0.547333}},
    {"seed":3,"kind":"SGD + momentum","constant":{"lr":0.0445911,"loss":0.772066,"validation":0.542667,"test":0.520667},"decayed":{"lr":0.238328,"loss":0.349794,"validation":0.566,"test":0.559333}},
    {"seed":3,"kind":"Adam","constant":{"lr":0.0556517,"loss":0.780197,"validation":0.527333,"test":0.536667},"decayed":{"lr":0.0238328,"loss":0.475657,"validation":0.541333,"test":0.528}},
    {"seed":4,"kind":"SGD + momentum","constant":{"lr":0.208378,"loss":0.730207,"validation":0.538,"test":0.53},"decayed":{"lr":0.35011,"loss":0.280437,"validation":0.556667,"test":0.56}},
    {"seed":4,"kind":"Adam","constant":{"lr":0.0314703,"loss":0.584755,"validation":0.536667,"test":0.537333},"decayed":{"lr":0.035011,"loss":0.362224,"validation":0.552667,"test":0.537333}},
    {"seed":5,"kind":"SGD + momentum","constant":{"lr":0.0420324,"loss":0.795506,"validation":0.556667,"test":0.55},"decayed":{"lr":0.112795,"loss":0.566186,"validation":0.553333,"test":0.548}},
    {"seed":5,"kind":"Adam","constant":{"lr":0.00501941,"loss":0.801026,"validation":0.535333,"test":0.523333},"decayed":{"lr":0.0110909,"loss":0.690361,"validation":0.540667,"test":0.534667}},
    {"seed":6,"kind":"SGD + momentum","constant":{"lr":0.141606,"loss":0.679726,"validation":0.545333,"test":0.544},"decayed":{"lr":0.141606,"loss":0.492617,"validation":0.553333,"test":0.572667}},
    {"seed":6,"kind":"Adam","constant":{"lr":0.0414107,"loss":0.67702,"validation":0.532667,"test":0.528667},"decayed":{"lr":0.0414107,"loss":0.332535,"validation":0.563333,"test":0.547333}},
    {"seed":7,"kind":"SGD + momentum","constant":{"lr":0.271326,"loss":0.802628,"validation":0.544667,"test":0.525333},"decayed":{"lr":0.280143,"loss":0.32177,"validation":0.562667,"test":0.566}},
    {"seed":7,"kind":"Adam","constant":{"lr":0.0134175,"loss":0.589571,"validation":0.549333,"test":0.536},"decayed":{"lr":0.0120554,"loss":0.631998,"validation":0.556667,"test":0.527333}},
    {"seed":8,"kind":"SGD + momentum","constant":{"lr":0.330678,"loss":1.01044,"validation":0.510667,"test":0.522667},"decayed":{"lr":0.330678,"loss":0.283524,"validation":0.559333,"test":0.562}},
    {"seed":8,"kind":"Adam","constant":{"lr":0.0330678,"loss":0.690067,"validation":0.520667,"test":0.547333},"decayed":{"lr":0.0330678,"loss":0.353279,"validation":0.544,"test":0.550667}},
    {"seed":9,"kind":"SGD + momentum","constant":{"lr":0.0426731,"loss":0.780175,"validation":0.540667,"test":0.536667},"decayed":{"lr":0.0426731,"loss":0.927411,"validation":0.538667,"test":0.524}},
    {"seed":9,"kind":"Adam","constant":{"lr":0.00426731,"loss":0.851986,"validation":0.517333,"test":0.532667},"decayed":{"lr":0.0251405,"loss":0.420712,"validation":0.541333,"test":0.542}},
    {"seed":10,"kind":"SGD + momentum","constant":{"lr":0.201585,"loss":0.714051,"validation":0.536667,"test":0.546667},"decayed":{"lr":0.3487,"loss":0.313705,"validation":0.554667,"test":0.562667}},
    {"seed":10,"kind":"Adam","constant":{"lr":0.0506779,"loss":0.823609,"validation":0.540667,"test":0.536},"decayed":{"lr":0.0824234,"loss":0.263282,"validation":0.560667,"test":0.566667}},
    {"seed":11,"kind":"SGD + momentum","constant":{"lr":0.1782,"loss":0.647245,"validation":0.533333,"test":0.552667},"decayed":{"lr":0.335373,"loss":0.290881,"validation":0.567333,"test":0.56}},
    {"seed":11,"kind":"Adam","constant":{"lr":0.0318604,"loss":0.572929,"validation":0.542,"test":0.546},"decayed":{"lr":0.01782,"loss":0.51326,"validation":0.544667,"test":0.536667}},
    {"seed":12,"kind":"SGD + momentum","constant":{"lr":0.0872218,"loss":0.698191,"validation":0.542,"test":0.547333},"decayed":{"lr":0.16795,"loss":0.452262,"validation":0.568667,"test":0.564}},
    {"seed":12,"kind":"Adam","constant":{"lr":0.00928751,"loss":0.629818,"validation":0.550667,"test":0.541333},"decayed":{"lr":0.00928751,"loss":0.746376,"validation":0.550667,"test":0.535333}},
    {"seed":13,"kind":"SGD + momentum","constant":{"lr":0.278683,"loss":0.85969,"validation":0.534667,"test":0.526667},"decayed":{"lr":0.449196,"loss":0.307348,"validation":0.557333,"test":0.552667}},
    {"seed":13,"kind":"Adam","constant":{"lr":0.0131914,"loss":0.590729,"validation":0.524,"test":0.531333},"decayed":{"lr":0.0449196,"loss":0.295455,"validation":0.554667,"test":0.547333}},
    {"seed":14,"kind":"SGD + momentum","constant":{"lr":0.0403521,"loss":0.80095,"validation":0.550667,"test":0.545333},"decayed":{"lr":0.149861,"loss":0.493225,"validation":0.564,"test":0.551333}},
    {"seed":14,"kind":"Adam","constant":{"lr":0.00611236,"loss":0.737209,"validation":0.548667,"test":0.536667},"decayed":{"lr":0.0149861,"loss":0.599952,"validation":0.542667,"test":0.526}},
    {"seed":15,"kind":"SGD + momentum","constant":{"lr":0.0260279,"loss":0.934544,"validation":0.541333,"test":0.51},"decayed":{"lr":0.470431,"loss":0.342389,"validation":0.540667,"test":0.569333}},
    {"seed":15,"kind":"Adam","constant":{"lr":0.00512289,"loss":0.790944,"validation":0.532667,"test":0.538},"decayed":{"lr":0.090132,"loss":0.271944,"validation":0.541333,"test":0.556}},
    {"seed":16,"kind":"SGD + momentum","constant":{"lr":0.037995,"loss":0.799421,"validation":0.54,"test":0.536667},"decayed":{"lr":0.256534,"loss":0.312262,"validation":0.562,"test":0.563333}},
    {"seed":16,"kind":"Adam","constant":{"lr":0.00897356,"loss":0.678417,"validation":0.536,"test":0.535333},"decayed":{"lr":0.00897356,"loss":0.737987,"validation":0.535333,"test":0.531333}},
    {"seed":17,"kind":"SGD + momentum","constant":{"lr":0.0261834,"loss":0.89455,"validation":0.531333,"test":0.533333},"decayed":{"lr":0.347606,"loss":0.25054,"validation":0.580667,"test":0.575333}},
    {"seed":17,"kind":"Adam","constant":{"lr":0.0347606,"loss":0.633014,"validation":0.539333,"test":0.541333},"decayed":{"lr":0.0186485,"loss":0.529069,"validation":0.549333,"test":0.536667}},
    {"seed":18,"kind":"SGD + momentum","constant":{"lr":0.105427,"loss":0.687378,"validation":0.541333,"test":0.561333},"decayed":{"lr":0.291283,"loss":0.326063,"validation":0.562,"test":0.56}},
    {"seed":18,"kind":"Adam","constant":{"lr":0.0105427,"loss":0.631742,"validation":0.558,"test":0.546667},"decayed":{"lr":0.0105427,"loss":0.688396,"validation":0.568,"test":0.538}},
    {"seed":19,"kind":"SGD + momentum","constant":{"lr":0.0448065,"loss":0.75577,"validation":0.548,"test":0.524667},"decayed":{"lr":0.458361,"loss":0.361895,"validation":0.556,"test":0.552}},
    {"seed":19,"kind":"Adam","constant":{"lr":0.060746,"loss":0.874467,"validation":0.562,"test":0.546667},"decayed":{"lr":0.0954533,"loss":0.254656,"validation":0.561333,"test":0.562}},
  ],
};
