const EN = {
  connecting: 'Connecting…',
  connected: 'Connected',
  waiting: 'Not connected. Start figma2code, or run: figma start',
  'wrong-token': 'This plugin was written for another installation. Let figma2code write it again.',
  taken: 'Another window with this plugin is connected. Close it there to work here.',
  lost: 'Not sent: there is no connection.',
  again: 'again',
  working: 'Working…',
  stop: 'Stop',
  stopping: 'Stopping…',
  conversation: 'Conversation',
  ask: 'What shall be drawn or changed?',
  send: 'Send',
  hint: 'Ask for something, and it is drawn on this page. One undo takes it back.',
  'example-button': "Create a blue button that says 'Submit'",
  'example-form': "Create a login form 'Welcome' 'Enter'",
  'example-name': "Rename the selected layer to 'Front page'",
} as const;

/** Every sentence of the plugin's page by its name. */
export type Words = Readonly<Record<keyof typeof EN, string>>;

const ZH: Words = {
  connecting: '正在连接…',
  connected: '已连接',
  waiting: '未连接。请启动 figma2code，或运行：figma start',
  'wrong-token': '此插件是为另一处安装写入的。请让 figma2code 重新写入。',
  taken: '此插件已在另一个窗口中连接。在那里关闭后即可在此使用。',
  lost: '未发送：没有连接。',
  again: '重试',
  working: '处理中…',
  stop: '停止',
  stopping: '正在停止…',
  conversation: '对话',
  ask: '要绘制或修改什么？',
  send: '发送',
  hint: '提出要求，内容会画在此页面上。撤销一次即可收回。',
  'example-button': '创建一个写着“提交”的蓝色按钮',
  'example-form': '创建登录表单“欢迎”“进入”',
  'example-name': '将选中的图层重命名为“首页”',
};

const JA: Words = {
  connecting: '接続中…',
  connected: '接続済み',
  waiting: '未接続です。figma2code を起動するか、figma start を実行してください',
  'wrong-token': 'このプラグインは別のインストール用に書き出されたものです。figma2code で書き出し直してください。',
  taken: 'このプラグインは別のウィンドウで接続中です。そちらを閉じるとここで使えます。',
  lost: '送信できません。接続がありません。',
  again: '再試行',
  working: '作業中…',
  stop: '停止',
  stopping: '停止しています…',
  conversation: '会話',
  ask: '何を描きますか、または変更しますか？',
  send: '送信',
  hint: '頼むと、このページに描かれます。一度の取り消しで元に戻ります。',
  'example-button': '「送信」という青いボタンを作成',
  'example-form': 'ログインフォーム「ようこそ」「入る」を作成',
  'example-name': '選択したレイヤーの名前を「トップ」に変更',
};

const KO: Words = {
  connecting: '연결 중…',
  connected: '연결됨',
  waiting: '연결되지 않았습니다. figma2code를 시작하거나 figma start를 실행하세요',
  'wrong-token': '이 플러그인은 다른 설치용으로 쓰인 것입니다. figma2code에서 다시 쓰세요.',
  taken: '이 플러그인이 다른 창에서 연결되어 있습니다. 그 창을 닫으면 여기서 쓸 수 있습니다.',
  lost: '보내지 못했습니다. 연결이 없습니다.',
  again: '다시',
  working: '작업 중…',
  stop: '중지',
  stopping: '중지하는 중…',
  conversation: '대화',
  ask: '무엇을 그리거나 바꿀까요?',
  send: '보내기',
  hint: '요청하면 이 페이지에 그립니다. 실행 취소 한 번으로 되돌립니다.',
  'example-button': "'제출'이라고 쓰인 파란 버튼 만들기",
  'example-form': "로그인 폼 '환영합니다' '들어가기' 만들기",
  'example-name': "선택한 레이어의 이름을 '첫 화면'으로 바꾸기",
};

/** Requests that can be tried with one click; the offline model knows each of them. */
export const EXAMPLES = ['example-button', 'example-form', 'example-name'] as const;

export const LANGUAGES: Readonly<Record<string, Words>> = { en: EN, zh: ZH, ja: JA, ko: KO };

/** The first language that somebody prefers and that there is; English else. */
export const wordsFor = (preferred: readonly string[]): { readonly language: string; readonly words: Words } => {
  const known =
    preferred.map((tag) => tag.toLowerCase().split('-')[0] ?? '').find((tag) => Object.hasOwn(LANGUAGES, tag)) ?? 'en';
  return { language: known === 'zh' ? 'zh-CN' : known, words: LANGUAGES[known] ?? EN };
};
