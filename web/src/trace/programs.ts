import { EdgeProgram, NodeProgram, type ProgramInfo } from 'sigma/rendering';
import type { EdgeDisplayData, NodeDisplayData, RenderParams } from 'sigma/types';
import { floatColor } from 'sigma/utils';

// How the graphics processor draws: a line is a ribbon along a curve that leaves and arrives
// level, a place is a square field in which its form is cut by distance.

const SEGMENTS = 28;
/** Of thin lines in a large picture. */
const FEW = 16;
const UNIFORMS = ['u_matrix', 'u_sizeRatio', 'u_correctionRatio'] as const;
type Uniform = (typeof UNIFORMS)[number];

/** What sigma hands through beside its own fields. */
export interface RibbonData extends EdgeDisplayData {
  readonly dash: number;
}
export interface MarkData extends NodeDisplayData {
  readonly shape: number;
  readonly ring: string;
}

function uniforms(params: RenderParams, { gl, uniformLocations }: ProgramInfo): void {
  const all = uniformLocations as Record<Uniform, WebGLUniformLocation>;
  gl.uniformMatrix3fv(all.u_matrix, false, params.matrix);
  gl.uniform1f(all.u_sizeRatio, params.sizeRatio);
  gl.uniform1f(all.u_correctionRatio, params.correctionRatio);
}

const RIBBON_VERTEX = /* glsl */ `
attribute vec4 a_ends;
attribute float a_thickness;
attribute float a_dash;
attribute vec4 a_color;
attribute vec4 a_id;
attribute vec2 a_step;
uniform mat3 u_matrix;
uniform float u_sizeRatio;
uniform float u_correctionRatio;
varying vec4 v_color;
varying float v_side;
varying float v_half;
varying float v_along;
varying float v_dash;
const float bias = 255.0 / 254.0;

void main() {
  float t = a_step.x;
  vec2 a = a_ends.xy;
  vec2 b = a_ends.zw;
  float dx = b.x - a.x;
  float reach = max(abs(dx) * 0.5, min(abs(b.y - a.y) * 0.5, 0.02) + 0.004);
  vec2 p = vec2(a.x + reach, a.y);
  vec2 q = vec2(b.x - reach, b.y);
  float s = 1.0 - t;
  vec2 at = s * s * s * a + 3.0 * s * s * t * p + 3.0 * s * t * t * q + t * t * t * b;
  vec2 way = 3.0 * s * s * (p - a) + 6.0 * s * t * (q - p) + 3.0 * t * t * (b - q);
  vec2 normal = normalize(vec2(-way.y, way.x));
  float pixels = max(a_thickness / u_sizeRatio, 0.9);
  #ifdef PICKING_MODE
  pixels = max(pixels, 7.0);
  v_color = a_id;
  #else
  v_color = a_color;
  // Thinner than a pixel is drawn paler.
  v_color.a *= min(1.0, 0.35 + a_thickness / u_sizeRatio);
  #endif
  v_color.a *= bias;
  v_half = pixels * 0.5 + 1.0;
  v_side = a_step.y * v_half;
  v_along = t * length(b - a) / u_correctionRatio / (9.0 + v_half);
  v_dash = a_dash;
  vec2 moved = at + normal * a_step.y * v_half * 2.0 * u_correctionRatio * 0.5;
  gl_Position = vec4((u_matrix * vec3(moved, 1.0)).xy, 0.0, 1.0);
  #ifndef PICKING_MODE
  // Stronger where money arrives: so it has a direction.
  v_color.a *= 0.55 + 0.45 * t;
  #endif
}
`;

const RIBBON_FRAGMENT = /* glsl */ `
precision mediump float;
varying vec4 v_color;
varying float v_side;
varying float v_half;
varying float v_along;
varying float v_dash;

void main() {
  #ifdef PICKING_MODE
  gl_FragColor = v_color;
  #else
  float edge = clamp(v_half - abs(v_side), 0.0, 1.0);
  float gap = v_dash > 0.0 ? step(0.4, fract(v_along)) : 1.0;
  float alpha = v_color.a * edge * gap;
  gl_FragColor = vec4(v_color.rgb * alpha, alpha);
  #endif
}
`;

function steps(count: number): number[][] {
  const all: number[][] = [];
  for (let i = 0; i <= count; i++) all.push([i / count, -1], [i / count, 1]);
  return all;
}

/**
 * While the picture moves nobody points at a line: it is drawn once then, not twice. Where frames
 * still come late (no graphics processor), thin lines rest until it stands.
 */
export const motion = { isOn: false, isLate: false };

export class Ribbons extends EdgeProgram<Uniform> {
  override render(params: RenderParams): void {
    const pick = this.pickProgram;
    if (motion.isOn) this.pickProgram = null;
    super.render(params);
    this.pickProgram = pick;
  }

  protected segments(): number {
    return SEGMENTS;
  }

  override getDefinition() {
    const { FLOAT, UNSIGNED_BYTE, TRIANGLE_STRIP } = WebGLRenderingContext;
    return {
      VERTICES: 2 * (this.segments() + 1),
      VERTEX_SHADER_SOURCE: RIBBON_VERTEX,
      FRAGMENT_SHADER_SOURCE: RIBBON_FRAGMENT,
      METHOD: TRIANGLE_STRIP as number,
      UNIFORMS,
      ATTRIBUTES: [
        { name: 'a_ends', size: 4, type: FLOAT as number },
        { name: 'a_thickness', size: 1, type: FLOAT as number },
        { name: 'a_dash', size: 1, type: FLOAT as number },
        { name: 'a_color', size: 4, type: UNSIGNED_BYTE as number, normalized: true },
        { name: 'a_id', size: 4, type: UNSIGNED_BYTE as number, normalized: true },
      ],
      CONSTANT_ATTRIBUTES: [{ name: 'a_step', size: 2, type: FLOAT as number }],
      CONSTANT_DATA: steps(this.segments()),
    };
  }

  override processVisibleItem(
    edgeIndex: number,
    startIndex: number,
    source: NodeDisplayData,
    target: NodeDisplayData,
    data: EdgeDisplayData,
  ): void {
    const { array } = this;
    array[startIndex++] = source.x;
    array[startIndex++] = source.y;
    array[startIndex++] = target.x;
    array[startIndex++] = target.y;
    array[startIndex++] = data.size;
    array[startIndex++] = (data as RibbonData).dash;
    array[startIndex++] = floatColor(data.color);
    array[startIndex++] = edgeIndex;
  }

  override setUniforms(params: RenderParams, info: ProgramInfo): void {
    uniforms(params, info);
  }
}

export class Threads extends Ribbons {
  override render(params: RenderParams): void {
    if (!motion.isOn || !motion.isLate) super.render(params);
  }

  protected override segments(): number {
    return FEW;
  }
}

const MARK_VERTEX = /* glsl */ `
attribute vec2 a_position;
attribute float a_size;
attribute float a_shape;
attribute vec4 a_color;
attribute vec4 a_ring;
attribute vec4 a_id;
attribute vec2 a_corner;
uniform mat3 u_matrix;
uniform float u_sizeRatio;
uniform float u_correctionRatio;
varying vec4 v_color;
varying vec4 v_ring;
varying vec2 v_at;
varying float v_radius;
varying float v_shape;
const float bias = 255.0 / 254.0;

void main() {
  v_radius = max(a_size / u_sizeRatio, 1.6);
  float reach = v_radius + 5.0;
  v_at = a_corner * reach;
  v_shape = a_shape;
  v_ring = a_ring;
  #ifdef PICKING_MODE
  v_color = a_id;
  #else
  v_color = a_color;
  #endif
  v_color.a *= bias;
  v_ring.a *= bias;
  vec2 moved = a_position + a_corner * reach * 2.0 * u_correctionRatio * 0.5;
  gl_Position = vec4((u_matrix * vec3(moved, 1.0)).xy, 0.0, 1.0);
}
`;

const MARK_FRAGMENT = /* glsl */ `
precision mediump float;
varying vec4 v_color;
varying vec4 v_ring;
varying vec2 v_at;
varying float v_radius;
varying float v_shape;

float far(vec2 p, float r, float shape) {
  vec2 q = abs(p);
  if (shape < 0.5 || shape > 4.5) return length(p) - r;
  if (shape < 1.5) return max(q.x, q.y) - r * 0.88;
  if (shape < 2.5) return (q.x + q.y - r * 1.2) * 0.7071;
  if (shape < 3.5) return max(q.x * 0.866 + q.y * 0.5, q.y) - r * 0.92;
  return max(q.x * 0.866 + p.y * -0.5, p.y) - r * 0.6;
}

void main() {
  float d = far(v_at, v_radius, v_shape);
  #ifdef PICKING_MODE
  if (d > 3.0) discard;
  gl_FragColor = v_color;
  #else
  float body = clamp(0.5 - d, 0.0, 1.0);
  float stack = v_shape > 4.5 ? clamp(1.0 - abs(d + v_radius * 0.42), 0.0, 1.0) : 0.0;
  float ring = clamp(1.6 - abs(d - 2.6), 0.0, 1.0) * v_ring.a;
  vec3 inner = mix(v_color.rgb, vec3(1.0), stack * 0.8);
  vec4 drawn = vec4(inner, 1.0) * body * v_color.a;
  drawn = drawn * (1.0 - ring) + vec4(v_ring.rgb, 1.0) * ring;
  gl_FragColor = drawn;
  #endif
}
`;

export class Marks extends NodeProgram<Uniform> {
  override getDefinition() {
    const { FLOAT, UNSIGNED_BYTE, TRIANGLE_STRIP } = WebGLRenderingContext;
    return {
      VERTICES: 4,
      VERTEX_SHADER_SOURCE: MARK_VERTEX,
      FRAGMENT_SHADER_SOURCE: MARK_FRAGMENT,
      METHOD: TRIANGLE_STRIP as number,
      UNIFORMS,
      ATTRIBUTES: [
        { name: 'a_position', size: 2, type: FLOAT as number },
        { name: 'a_size', size: 1, type: FLOAT as number },
        { name: 'a_shape', size: 1, type: FLOAT as number },
        { name: 'a_color', size: 4, type: UNSIGNED_BYTE as number, normalized: true },
        { name: 'a_ring', size: 4, type: UNSIGNED_BYTE as number, normalized: true },
        { name: 'a_id', size: 4, type: UNSIGNED_BYTE as number, normalized: true },
      ],
      CONSTANT_ATTRIBUTES: [{ name: 'a_corner', size: 2, type: FLOAT as number }],
      CONSTANT_DATA: [[-1, -1], [1, -1], [-1, 1], [1, 1]],
    };
  }

  override processVisibleItem(nodeIndex: number, startIndex: number, data: NodeDisplayData): void {
    const { array } = this;
    const { shape, ring } = data as MarkData;
    array[startIndex++] = data.x;
    array[startIndex++] = data.y;
    array[startIndex++] = data.size;
    array[startIndex++] = shape;
    array[startIndex++] = floatColor(data.color);
    array[startIndex++] = floatColor(ring);
    array[startIndex++] = nodeIndex;
  }

  override setUniforms(params: RenderParams, info: ProgramInfo): void {
    uniforms(params, info);
  }
}
