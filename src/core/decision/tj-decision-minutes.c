/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "core/decision/tj-decision-documents.h"

#include <string.h>

#include "core/base/tj-xml.h"
#include "core/decision/tj-decision-members.h"
#include "core/decision/tj-decision-words.h"

/* The minutes, 会议纪要: who met, by which rule, what came of it, over what people differed and what
 * they agreed on, and every sheet by its digest. Each sentence names the part of the decision
 * that it was made of. */

#define SAY TJ_PANEL_SAY

typedef struct
{
  const TjDecision *decision;
  const xmlNode *root;
  TjLanguage language;
  TjDocument *document;
  guint n_headings;
  guint n_paragraphs;
} Minutes;

static TjDocumentParagraph *
add_paragraph (Minutes  *self,
               gboolean  is_heading)
{
  g_autofree char *id = g_strdup_printf ("p%u", ++self->n_paragraphs);

  return tj_document_add_paragraph (self->document, id, is_heading);
}

/* Takes over @text. @where is what it rests on. */
static void
say (Minutes             *self,
     TjDocumentParagraph *paragraph,
     const char          *where,
     char                *text)
{
  g_autofree char *own = text;
  g_autofree char *id = g_strdup_printf ("s%u-%u", self->n_paragraphs, paragraph->sentences->len);
  TjDocumentSentence *sentence = tj_document_paragraph_add (paragraph, id, own);

  g_ptr_array_add (sentence->evidence, tj_ground_new (TJ_GROUND_DOCUMENT, where, NULL));
}

/* What people wrote goes into a sentence that has a full stop of its own. */
static char *
dup_open (const char *text)
{
  static const char * const stops[] = { "。", "；", ".", ";" };
  char *open = g_strstrip (g_strdup (text));

  for (guint i = 0; i < G_N_ELEMENTS (stops); i++)
    {
      if (!g_str_has_suffix (open, stops[i]))
        continue;

      open[strlen (open) - strlen (stops[i])] = '\0';
      g_strchomp (open);
      break;
    }

  return open;
}

static void
add_heading (Minutes    *self,
             const char *zh,
             const char *en)
{
  g_autofree char *number = tj_document_dup_numeral (++self->n_headings);

  say (self, add_paragraph (self, TRUE), "decision",
       self->language == TJ_LANGUAGE_ZH ? g_strdup_printf ("%s、%s", number, zh)
                                        : g_strdup_printf ("%u. %s", self->n_headings, en));
}

static const char *
get (const Minutes *self,
     const char    *name)
{
  return tj_decision_get (self->decision, name);
}

static guint
count_children (const xmlNode *parent,
                const char    *name)
{
  guint n = 0;

  for (const xmlNode *child = tj_xml_first_child (parent, name); child != NULL;
       child = tj_xml_next (child, name))
    n++;

  return n;
}

static char *
dup_members (const Minutes *self)
{
  GString *text = g_string_new (NULL);
  const xmlNode *member = tj_xml_first_child (self->root, "member");

  for (; member != NULL; member = tj_xml_next (member, "member"))
    {
      g_autofree char *name = tj_xml_dup_attribute (member, "name");
      g_autofree char *organisation = tj_xml_dup_attribute (member, "organisation");

      if (text->len > 0)
        g_string_append (text, SAY (self->language, "、", ", "));
      g_string_append (text, name);
      if (organisation != NULL && *organisation != '\0')
        g_string_append_printf (text, SAY (self->language, "（%s）", " (%s)"), organisation);
    }

  return g_string_free (text, FALSE);
}

static char *
dup_names (const Minutes *self,
           gboolean       absent)
{
  g_autoptr(GPtrArray) members = tj_decision_list_members (self->decision);
  g_autoptr(GPtrArray) names = g_ptr_array_new ();

  for (guint i = 0; i < members->len; i++)
    {
      const TjDecisionMember *member = g_ptr_array_index (members, i);

      if (member->absent == absent)
        g_ptr_array_add (names, member->name);
    }
  if (names->len == 0)
    return NULL;

  g_ptr_array_add (names, NULL);

  return g_strjoinv (SAY (self->language, "、", ", "), (char **) names->pdata);
}

/* Who came, who did not, and so who has to sign. */
static void
add_attendance (Minutes *self)
{
  const guint quorum = tj_decision_get_quorum (self->decision);
  g_autofree char *present = dup_names (self, FALSE);
  g_autofree char *absent = dup_names (self, TRUE);
  TjDocumentParagraph *paragraph = add_paragraph (self, FALSE);

  if (quorum > 0)
    {
      g_autoptr(GPtrArray) members = tj_decision_list_members (self->decision);

      say (self, paragraph, "panel/@quorum",
           g_strdup_printf (SAY (self->language, "到会表决的成员%u人，法定到会人数为%u人。",
                                 "%u members who vote were present; the quorum is %u."),
                            tj_decision_count_present (members, TRUE), quorum));
    }
  if (absent != NULL)
    say (self, paragraph, "panel/person",
         g_strdup_printf (SAY (self->language, "缺席：%s。", " Absent: %s."), absent));
  say (self, paragraph, "panel/signatory",
       g_strdup_printf (SAY (self->language, "本结论应由下列人员签名：%s。", " To be signed by: %s."),
                        present != NULL ? present : "—"));
}

static void
add_opening (Minutes *self)
{
  const char *stage = tj_panel_words_stage (tj_decision_get_stage (self->decision),
                                            self->language);
  const char *date = get (self, "decision.date");
  const char *place = get (self, "decision.place");
  const char *chair = tj_decision_get_chair (self->decision);
  const char *secretary = tj_decision_get_secretary (self->decision);
  g_autofree char *day = date != NULL ? tj_decision_words_day (date, self->language) : NULL;
  g_autofree char *members = dup_members (self);
  TjDocumentParagraph *paragraph = add_paragraph (self, FALSE);
  GString *text = g_string_new (NULL);

  if (self->language == TJ_LANGUAGE_ZH)
    g_string_append_printf (text, "%s%s专家组%s%s召开会议，对%u项申报技术进行%s。",
                            day != NULL ? day : "", day != NULL ? "，" : "",
                            place != NULL ? "在" : "", place != NULL ? place : "",
                            count_children (self->root, "item"), stage);
  else
    g_string_append_printf (text, "The panel met%s%s%s%s for the %s of %u technologies.",
                            day != NULL ? " on " : "", day != NULL ? day : "",
                            place != NULL ? " at " : "", place != NULL ? place : "", stage,
                            count_children (self->root, "item"));
  say (self, paragraph, "meeting", g_string_free (text, FALSE));

  if (chair != NULL)
    say (self, paragraph, "meeting/@chair",
         g_strdup_printf (SAY (self->language, "会议由%s主持。", " %s took the chair."), chair));
  if (secretary != NULL)
    say (self, paragraph, "meeting/@secretary",
         g_strdup_printf (SAY (self->language, "%s记录。", " %s kept the minutes."), secretary));
  say (self, paragraph, "member",
       g_strdup_printf (SAY (self->language, "提交评审表的专家共%u人：%s。",
                             " Sheets came from %u reviewers: %s."),
                        count_children (self->root, "member"), members));
  add_attendance (self);
}

static void
add_rule (Minutes *self)
{
  const xmlNode *rule = tj_xml_first_child (self->root, "rule");
  const xmlNode *after = tj_xml_first_child (self->root, "after");
  g_autofree char *text = tj_xml_dup_child_text (rule, SAY (self->language, "zh", "en"));
  g_autofree char *words = dup_open (text);
  g_autofree char *pass = tj_xml_dup_attribute (rule, "pass");
  TjDocumentParagraph *paragraph;

  add_heading (self, "计分规则", "Rule");
  paragraph = add_paragraph (self, FALSE);
  say (self, paragraph, "rule", g_strdup_printf (SAY (self->language, "%s。", "%s."), words));
  if (pass != NULL)
    say (self, paragraph, "rule/@pass",
         g_strdup_printf (SAY (self->language, "达到门槛的技术按得分取前%s项。",
                               " Of those that reach their thresholds the first %s pass."), pass));
  say (self, paragraph, "rule",
       g_strdup (SAY (self->language, "无法评判和未评分不按0分计；有合议得分的指标以合议得分计入合议总分，"
                                      "各专家的原评分照列。",
                      " “Cannot be assessed” and missing scores are never zero. A consensus score "
                      "takes the place of its criterion in the consensus total; all scores stay "
                      "beside it.")));
  if (after != NULL)
    {
      g_autofree char *name = tj_xml_dup_attribute (after, "stage");
      g_autofree char *sha256 = tj_xml_dup_attribute (after, "sha256");
      TjReviewStage stage = TJ_REVIEW_PRELIMINARY;

      tj_review_stage_parse (name, &stage);
      say (self, paragraph, "after",
           g_strdup_printf (SAY (self->language, "参评技术为%s通过的技术（该阶段评审结论SHA-256：%s）。",
                                 " The technologies are those that passed the %s (SHA-256 of that "
                                 "decision: %s)."),
                            tj_panel_words_stage (stage, self->language), sha256));
    }
}

static void
add_result (Minutes       *self,
            const xmlNode *item)
{
  g_autofree char *key = tj_xml_dup_attribute (item, "key");
  g_autofree char *name = tj_xml_dup_child_text (item, "name");
  g_autofree char *applicant = tj_xml_dup_child_text (item, "applicant");
  g_autofree char *rank = tj_xml_dup_attribute (item, "rank");
  g_autofree char *vote = tj_decision_words_vote (self->decision, key, self->language);
  const char *reason = tj_decision_get_of_item (self->decision, key, "outcome-reason");
  const gboolean by_panel = tj_decision_get_of_item (self->decision, key, "outcome") != NULL;
  TjDocumentParagraph *paragraph = add_paragraph (self, FALSE);
  double value = 0;
  double total = 0;
  const gboolean known = tj_decision_attribute (item, "value", &value);
  g_autofree char *plain = tj_decision_words_value (self->decision, known, value);
  GString *text = g_string_new (NULL);

  if (rank != NULL)
    g_string_append_printf (text, SAY (self->language, "第%s名　", "Rank %s: "), rank);
  g_string_append (text, name);
  if (applicant != NULL)
    g_string_append_printf (text, SAY (self->language, "（%s）", " (%s)"), applicant);
  g_string_append_printf (text, SAY (self->language, "：总分%s", ": total %s"), plain);
  if (tj_decision_has_consensus (self->decision, item)
      && tj_decision_get_total (self->decision, item, &total))
    {
      g_autofree char *agreed = tj_decision_words_value (self->decision, TRUE, total);

      g_string_append_printf (text, SAY (self->language, "，合议总分%s", ", consensus total %s"),
                              agreed);
    }
  g_string_append_printf (text, SAY (self->language, "，结论：%s（%s）。", "; it %s (%s)."),
                          tj_decision_words_outcome (tj_decision_get_outcome (self->decision, item),
                                                     self->language),
                          by_panel ? SAY (self->language, "专家组决定", "decided by the panel")
                                   : SAY (self->language, "按规则", "by the rule"));
  say (self, paragraph, "item", g_string_free (text, FALSE));

  if (vote != NULL)
    say (self, paragraph, "item/decided/vote",
         g_strdup_printf (SAY (self->language, "表决：%s。", " Votes: %s."), vote));
  if (reason != NULL)
    {
      g_autofree char *why = dup_open (reason);

      say (self, paragraph, "item/decided/outcome",
           g_strdup_printf (SAY (self->language, "理由：%s。", " Reason: %s."), why));
    }
}

static void
add_results (Minutes *self)
{
  const xmlNode *item = tj_xml_first_child (self->root, "item");

  add_heading (self, "评审结果", "Results");
  for (; item != NULL; item = tj_xml_next (item, "item"))
    add_result (self, item);
}

/* All scores and reasons of one criterion, and what the panel agreed on beside them. */
static void
add_criterion (Minutes       *self,
               const char    *key,
               const xmlNode *result)
{
  g_autofree char *id = tj_xml_dup_attribute (result, "criterion");
  g_autofree char *criterion = tj_decision_words_criterion (self->decision, id, self->language);
  const char *points = tj_decision_get_consensus (self->decision, key, id, "points");
  const char *reason = tj_decision_get_consensus (self->decision, key, id, "reason");
  TjDocumentParagraph *paragraph = add_paragraph (self, FALSE);
  const xmlNode *score = tj_xml_first_child (result, "score");

  say (self, paragraph, "criterion",
       g_strdup_printf (SAY (self->language, "%s——", "%s: "), criterion));
  for (; score != NULL; score = tj_xml_next (score, "score"))
    {
      g_autofree char *fingerprint = tj_xml_dup_attribute (score, "member");
      g_autofree char *name = tj_decision_words_member (self->decision, fingerprint);
      g_autofree char *words = tj_decision_words_score (score, self->language);
      g_autofree char *text = tj_xml_dup_text (score);
      g_autofree char *why = dup_open (text);
      const gboolean is_last = tj_xml_next (score, "score") == NULL;

      say (self, paragraph, "item/result/score",
           g_strdup_printf (SAY (self->language, "%s：%s%s%s%s", "%s: %s%s%s%s"), name, words,
                            *why != '\0' ? SAY (self->language, "，", ", ") : "", why,
                            is_last ? SAY (self->language, "。", ". ")
                                    : SAY (self->language, "；", "; ")));
    }
  if (points != NULL)
    {
      g_autofree char *agreed = tj_decision_words_consensus (points, self->language);
      g_autofree char *why = dup_open (reason != NULL ? reason : "");

      say (self, paragraph, "item/decided/consensus",
           g_strdup_printf (SAY (self->language, "合议得分：%s%s%s。", "Consensus score: %s%s%s."),
                            agreed, *why != '\0' ? SAY (self->language, "，理由：", ", because ")
                                                 : "", why));
    }
}

/* What the meeting talked about: where there is a consensus or a minority, and what the
 * reviewers differ over most. */
static void
add_discussion (Minutes       *self,
                const xmlNode *item)
{
  g_autofree char *key = tj_xml_dup_attribute (item, "key");
  g_autofree char *name = tj_xml_dup_child_text (item, "name");
  g_autofree char *widest = tj_xml_dup_attribute (item, "widest");
  const char *minority = tj_decision_get_of_item (self->decision, key, "minority");
  const char *by = tj_decision_get_of_item (self->decision, key, "minority-by");
  const xmlNode *result = tj_xml_first_child (item, "result");

  if (widest == NULL && minority == NULL && !tj_decision_has_consensus (self->decision, item))
    return;

  say (self, add_paragraph (self, FALSE), "item",
       g_strdup_printf (SAY (self->language, "【%s】", "[%s]"), name));
  for (; result != NULL; result = tj_xml_next (result, "result"))
    {
      g_autofree char *id = tj_xml_dup_attribute (result, "criterion");

      if (g_strcmp0 (id, widest) == 0
          || tj_decision_get_consensus (self->decision, key, id, "points") != NULL)
        add_criterion (self, key, result);
    }
  if (minority != NULL)
    say (self, add_paragraph (self, FALSE), "item/decided/minority",
         g_strdup_printf (SAY (self->language, "保留意见（%s）：%s", "Minority opinion (%s): %s"),
                          by != NULL ? by : "—", minority));
}

static void
add_discussions (Minutes *self)
{
  g_autoptr(GPtrArray) items = tj_decision_list_items (self->decision);

  add_heading (self, "分歧与合议", "Disagreement and consensus");
  for (guint i = 0; i < items->len; i++)
    add_discussion (self, g_ptr_array_index (items, i));
}

static void
add_agreement (Minutes *self)
{
  const xmlNode *totals = tj_xml_first_child (self->root, "totals");
  g_autofree char *alpha = tj_decision_words_agreement (totals, FALSE, self->language);
  g_autofree char *w = tj_decision_words_agreement (totals, TRUE, self->language);
  TjDocumentParagraph *paragraph;

  add_heading (self, "评分一致性", "Agreement");
  paragraph = add_paragraph (self, FALSE);
  say (self, paragraph, "totals/alpha",
       g_strdup_printf (SAY (self->language, "总分的Krippendorff α（等距）：%s。",
                             "Krippendorff's alpha (interval) of the totals: %s."), alpha));
  say (self, paragraph, "totals/w",
       g_strdup_printf (SAY (self->language, "Kendall W：%s。", " Kendall's W: %s."), w));
}

/* (transfer full): that a comment was taken back, by whom, when and why; empty where it was not */
static char *
dup_retraction (Minutes *self,
                guint    number)
{
  const char *reason = tj_decision_get_comment (self->decision, number, "retracted");
  const char *by = tj_decision_get_comment (self->decision, number, "retracted-by");
  const char *on = tj_decision_get_comment (self->decision, number, "retracted-on");

  if (reason == NULL)
    return g_strdup ("");

  return g_strdup_printf (SAY (self->language, "　（已撤回：%s；%s，%s）", "  (withdrawn: %s; %s, %s)"),
                          reason, by != NULL ? by : "—", on != NULL ? on : "—");
}

static void
add_comments (Minutes *self)
{
  const char *from = get (self, "decision.publicity.from");
  const char *until = get (self, "decision.publicity.until");
  const guint n_comments = tj_decision_count_comments (self->decision);

  if (n_comments == 0 && from == NULL)
    return;

  add_heading (self, "公示意见与答复", "Comments of the public");
  if (from != NULL)
    say (self, add_paragraph (self, FALSE), "publicity",
         g_strdup_printf (SAY (self->language, "公示期：%s至%s。", "Open from %s to %s."), from,
                          until != NULL ? until : "—"));
  for (guint i = 1; i <= n_comments; i++)
    {
      const char *text = tj_decision_get_comment (self->decision, i, "text");
      const char *answer = tj_decision_get_comment (self->decision, i, "answer");
      const char *sender = tj_decision_get_comment (self->decision, i, "from");
      const char *effect =
        tj_decision_words_effect (tj_decision_get_comment (self->decision, i, "effect"),
                                  self->language);

      g_autofree char *retraction = dup_retraction (self, i);

      if (text == NULL)
        continue;

      say (self, add_paragraph (self, FALSE), "publicity/comment",
           g_strdup_printf (SAY (self->language, "%u.%s：%s　答复：%s%s%s%s",
                                 "%u. %s: %s  Answer: %s%s%s%s"), i,
                            sender != NULL ? sender : SAY (self->language, "未具名", "unnamed"),
                            text, answer != NULL ? answer : "—",
                            *effect != '\0' ? SAY (self->language, "　", "; ") : "", effect,
                            retraction));
    }
}

static void
add_sheets (Minutes *self)
{
  const xmlNode *sheet = tj_xml_first_child (self->root, "sheet");
  const char *remarks = get (self, "decision.remarks");

  if (remarks != NULL)
    {
      add_heading (self, "其他", "Other");
      say (self, add_paragraph (self, FALSE), "meeting/remarks", g_strdup (remarks));
    }

  add_heading (self, "评审表清单（SHA-256）", "Sheets by SHA-256");
  for (; sheet != NULL; sheet = tj_xml_next (sheet, "sheet"))
    {
      g_autofree char *file = tj_xml_dup_attribute (sheet, "file");
      g_autofree char *reviewer = tj_xml_dup_attribute (sheet, "reviewer");
      g_autofree char *status = tj_xml_dup_attribute (sheet, "status");
      g_autofree char *sha256 = tj_xml_dup_attribute (sheet, "sha256");

      say (self, add_paragraph (self, FALSE), "sheet",
           g_strdup_printf (SAY (self->language, "%s　%s　%s　%s", "%s, %s, %s: %s"), file,
                            reviewer != NULL ? reviewer : "—",
                            tj_panel_words_status (status, self->language),
                            sha256 != NULL ? sha256 : "—"));
    }
}

/**
 * tj_decision_minutes_new:
 * @language: of the minutes
 *
 * Returns: (transfer full): the minutes of the meeting, to be put on paper or written as XML
 */
TjDocument *
tj_decision_minutes_new (const TjDecision *self,
                         TjLanguage        language)
{
  Minutes minutes = { self, tj_decision_get_root (self), language };
  const char *title = tj_decision_get (self, "decision.title");
  const char *date = tj_decision_get (self, "decision.date");
  const char *stage = tj_panel_words_stage (tj_decision_get_stage (self), language);

  minutes.document = tj_document_new ("minutes");
  minutes.document->template = tj_xml_dup_attribute (minutes.root, "id");
  minutes.document->package_name = g_strdup (title != NULL ? title : stage);
  minutes.document->title =
    title != NULL ? g_strdup_printf (SAY (language, "%s会议纪要", "Minutes: %s"), title)
                  : g_strdup_printf (SAY (language, "低碳技术专家评审会议纪要（%s）",
                                          "Minutes of the panel (%s)"), stage);
  add_opening (&minutes);
  add_rule (&minutes);
  add_results (&minutes);
  add_discussions (&minutes);
  add_agreement (&minutes);
  add_comments (&minutes);
  add_sheets (&minutes);
  minutes.document->organisation = g_strdup (SAY (language, "评审专家组", "The panel"));
  if (date != NULL)
    minutes.document->date = tj_decision_words_day (date, language);

  return minutes.document;
}
