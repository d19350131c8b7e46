import { useState } from 'react';
import type { CaseFiles } from '#types';
import { act } from '../api/call';
import { Doing, Foreign, Trouble } from '../parts/parts';
import { useTries } from '../parts/tries';
import { bytes } from '../words/format';
import { useLanguage, useSay } from '../words/words';
import { asKnown } from './course';
import type { ViewProps } from './view';

const TYPES: Record<string, string> = { pdf: 'application/pdf', html: 'text/plain', json: 'application/json' };

function save(name: string, base64: string): void {
  const binary = atob(base64);
  const content = Uint8Array.from(binary, (one) => one.charCodeAt(0));
  const type = TYPES[name.slice(name.lastIndexOf('.') + 1)] ?? 'application/octet-stream';
  const url = URL.createObjectURL(new Blob([content], { type }));
  const link = document.createElement('a');
  link.href = url;
  link.download = name.slice(name.lastIndexOf('/') + 1);
  link.click();
  setTimeout(() => URL.revokeObjectURL(url), 10_000);
}

export function Report({ whole, place, clock }: ViewProps) {
  const say = useSay();
  const language = useLanguage();
  const [files, setFiles] = useState<CaseFiles['files']>();
  const { fault, tried } = useTries();
  const known = place.query.get('known') ?? '';
  const make = (form: 'folder' | 'stix') =>
    tried(async () => {
      const made = await act<CaseFiles>('case-export', { ...asKnown(whole.case, known, clock), form });
      setFiles(made.files);
    });
  return (
    <section aria-label={say('CASE_REPORT')}>
      <p className="lead">{say('REPORT_LEAD')}</p>
      <div className="acts">
        <Doing label={say('REPORT_MAKE')} tone="main" work={() => make('folder')} />
        <Doing label={say('REPORT_STIX')} work={() => make('stix')} />
        <button type="button" onClick={() => print()}>
          {say('PRINT')}
        </button>
      </div>
      {fault && <Trouble fault={fault} />}
      {files && (
        <ul className="files">
          {files.map((one) => (
            <li key={one.name}>
              <button type="button" className="plain" onClick={() => save(one.name, one.base64)}>
                <Foreign text={one.name} />
              </button>
              <span className="quiet">{bytes(language, Math.trunc((one.base64.length * 3) / 4))}</span>
            </li>
          ))}
        </ul>
      )}
    </section>
  );
}
