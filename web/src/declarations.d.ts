declare module "*.svg?shapes" {
  const shapes: { d: string; view: "front" | "back"; muscle?: string; region?: string; side?: "left" | "right" | "both" }[];
  export default shapes;
}
