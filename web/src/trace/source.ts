import { useEffect, useState } from 'react';
import type { Case, CaseEntry, Job } from '#types';
import { useAnswer, type Answer } from '../api/answer';
import { act, Fault, get, getText } from '../api/call';
import { read, type TraceDocument } from './document';
import { EMPTY, readSaved, type History } from './edits';

// A trace is the result of a job, or evidence in a case; both are named by the hash of their bytes.

export interface Source {
  readonly document: TraceDocument;
  readonly sha256: string;
  readonly title: string;
  /** Empty where it belongs to none. */
  readonly caseId: string;
  /** The evidence's number; 0 where it isn't evidence yet. */
  readonly evidence: number;
  readonly job: Job | null;
  /** What makes it again. */
  readonly command: string;
  readonly recorded: string;
  /** Saved views of this trace in its case, the newest first. */
  readonly views: readonly CaseEntry[];
  /** Where its bytes are. */
  readonly url: string;
}

/** A browser that must hold more than this doesn't answer any longer. */
const MOST_BYTES = 150_000_000;

export const VIEW_SOURCE = 'trace view of ';

export function views(entries: readonly CaseEntry[], sha256: string): CaseEntry[] {
  return entries
    .filter((one) => one.kind === 'note' && one.source === `${VIEW_SOURCE}${sha256}` && one.sha256)
    .reverse();
}

function content(caseId: string, sha256: string): string {
  return `/x/cases/${encodeURIComponent(caseId)}/content/${sha256}`;
}

async function document(url: string, signal: AbortSignal): Promise<TraceDocument> {
  const found = read(await getText(url, signal));
  if (!found) throw new Fault(-2, '', '');
  return found;
}

const documents = new Map<string, Promise<TraceDocument>>();

/** Of one hash there is one document: it is read once while somebody works with it. */
function once(url: string, sha256: string, signal: AbortSignal): Promise<TraceDocument> {
  const had = documents.get(sha256);
  if (had) return had;
  documents.clear();
  const found = document(url, signal);
  documents.set(sha256, found);
  found.catch(() => documents.delete(sha256));
  return found;
}

export function useJobTrace(id: string): Answer<Source> {
  return useAnswer<Source>(`jobs trace ${id}`, async (signal) => {
    const job = await get<Job>(`/x/jobs/${encodeURIComponent(id)}`, signal);
    if (!job.result) throw new Fault(-3, job.reason ?? '', job.state);
    if (job.result.bytes > MOST_BYTES) throw new Fault(-4, '', '');
    const url = `/x/jobs/${encodeURIComponent(id)}/result`;
    const { sha256 } = job.result;
    const whole = job.case ? await act<Case>('case-show', { case: job.case }).catch(() => null) : null;
    return {
      document: await once(url, sha256, signal),
      sha256,
      title: '',
      caseId: job.case ?? '',
      evidence: whole?.entries.find((one) => one.sha256 === sha256)?.number ?? 0,
      job,
      command: job.inputs?.command ?? '',
      recorded: job.ended ?? job.asked,
      views: views(whole?.entries ?? [], sha256),
      url,
    };
  });
}

export function useCaseTrace(caseId: string, number: number): Answer<Source> {
  return useAnswer<Source>(`case trace ${caseId} ${number}`, async (signal) => {
    const whole = await act<Case>('case-show', { case: caseId });
    const entry = whole.entries.find((one) => one.number === number);
    if (!entry?.sha256) throw new Fault(404, '', '');
    const url = content(caseId, entry.sha256);
    return {
      document: await once(url, entry.sha256, signal),
      sha256: entry.sha256,
      title: entry.title ?? '',
      caseId,
      evidence: number,
      job: null,
      command: entry.command ?? '',
      recorded: entry.recorded,
      views: views(whole.entries, entry.sha256),
      url,
    };
  });
}

export async function savedView(caseId: string, entry: CaseEntry, sha256: string) {
  const found = readSaved(await getText(content(caseId, entry.sha256 ?? '')), sha256);
  if (!found) throw new Fault(-5, '', '');
  return found;
}

/** Steps that nobody saved yet stay in this browser, under the trace's hash. */
export function useDraft(sha256: string): [History, (next: History) => void] {
  const key = `entente.trace.${sha256}`;
  const [history, setHistory] = useState<History>(() => {
    try {
      const kept = localStorage.getItem(key);
      return (kept !== null && readSaved(kept, sha256)?.history) || EMPTY;
    } catch {
      return EMPTY;
    }
  });
  useEffect(() => {
    const timer = setTimeout(() => keep(key, sha256, history), 150);
    const now = () => keep(key, sha256, history);
    addEventListener('pagehide', now);
    return () => {
      clearTimeout(timer);
      removeEventListener('pagehide', now);
    };
  }, [key, sha256, history]);
  return [history, setHistory];
}

function keep(key: string, sha256: string, history: History): void {
  try {
    if (history.steps.length === 0) localStorage.removeItem(key);
    else localStorage.setItem(key, JSON.stringify({ kind: 'entente-trace-view', sha256, title: '', query: '', history }));
  } catch {
    // A full or forbidden store: the steps live as long as the page.
  }
}
