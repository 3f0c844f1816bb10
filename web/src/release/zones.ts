/** Where the places lie that a page says to stay off, on our own drawing of the body. Words decide; what isn't known is only told. */

/** Centre and radii on the drawing; `both` where it lies on either side of the middle. */
export interface Zone {
  view: "front" | "back";
  at: [x: number, y: number, rx: number, ry: number];
  both: boolean;
}

const zone = (view: "front" | "back", x: number, y: number, rx: number, ry: number): Zone => ({ view, at: [x, y, rx, ry], both: x !== 0 });

const PLACES: [RegExp, Zone[]][] = [
  [/\bspine\b(?! below)|backbone|bony points|midline of the back/i, [zone("back", 0, 122, 3.5, 76)]],
  [/lumbar|lower back|muscle columns/i, [zone("back", 0, 172, 14, 30)]],
  [/front and (the )?side of the neck|sides? and (the )?front of the neck|throat|the neck\b/i, [zone("front", 0, 52, 9, 12)]],
  [/bump at its base|base of the neck|bumps behind the ears/i, [zone("back", 0, 58, 5, 5)]],
  [/shoulder blade|\bblade\b/i, [zone("back", 33, 93, 2.5, 15)]],
  [/(point|tip|knob|roof) of the shoulder/i, [zone("front", 49, 73, 6, 5), zone("back", 49, 75, 6, 5)]],
  [/collarbone/i, [zone("front", 20, 67, 16, 3.5)]],
  [/armpit|between blade and arm/i, [zone("front", 42, 110, 5, 7), zone("back", 43, 108, 5, 7)]],
  [/kidney|\bribs?\b|flank|waist/i, [zone("back", 27, 166, 10, 15)]],
  [/sacrum|tailbone|dimple/i, [zone("back", 0, 205, 8, 13)]],
  [/sit bone|fold beneath/i, [zone("back", 16, 237, 6, 5)]],
  [/sciatic|nerve path|lower (half of the )?cheek|lower buttock/i, [zone("back", 13, 226, 5, 9)]],
  [/side bone of the hip|bone at the side of the hip|knob at the side of the hip/i, [zone("back", 40, 216, 5, 8), zone("front", 39, 214, 5, 8)]],
  [/hip-bone rim|rim at the belt|hip rim|rim of the hip/i, [zone("back", 30, 188, 11, 4), zone("front", 29, 190, 10, 4)]],
  [/hollow of the knee|behind the knee|back of the knee/i, [zone("back", 22, 307, 10, 8)]],
  [/kneecap|bony outer knee/i, [zone("front", 22, 304, 8, 9)]],
  [/shin bone/i, [zone("front", 19, 350, 3, 34)]],
  [/achilles/i, [zone("back", 22, 378, 6, 18)]],
  [/front of the ankle|outer ankle/i, [zone("front", 22, 389, 7, 7)]],
  [/fibula|outer knob below the knee/i, [zone("front", 33, 316, 4, 5)]],
  [/elbow/i, [zone("back", 56, 150, 6, 7), zone("front", 55, 149, 6, 6)]],
  [/wrist|heel of the hand/i, [zone("front", 69, 217, 6, 6), zone("back", 69, 217, 6, 6)]],
  [/inner face of the upper arm/i, [zone("front", 45, 128, 3, 16)]],
  [/groin|vessels/i, [zone("front", 14, 215, 7, 6)]],
  [/iliotibial|side of the thigh/i, [zone("front", 41, 256, 4, 28)]],
  [/midline groove/i, [zone("back", 22, 268, 3, 26)]],
];

export const zonesOf = (words: string[]): Zone[] => PLACES.filter(([said]) => words.some((one) => said.test(one))).flatMap(([, zones]) => zones);
