// htmx for partial updates, without what a strict content security policy forbids and what would keep private pages.
import htmx from 'htmx.org';
import {csrfToken} from './api.ts';

export function startHtmx(): void {
  Object.assign(htmx.config, {
    allowEval: false,
    allowScriptTags: false,
    includeIndicatorStyles: false,
    selfRequestsOnly: true,
    // Copies of pages in the browser's storage would outlive the session.
    historyCacheSize: 0,
    refreshOnHistoryMiss: true,
  });
  document.addEventListener('htmx:configRequest', event => {
    const {verb, headers} = (event as CustomEvent<{verb: string; headers: Record<string, string>}>).detail;
    if (verb !== 'get') {
      headers['X-CSRF'] = csrfToken();
    }
  });
}
