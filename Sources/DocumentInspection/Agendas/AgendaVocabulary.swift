/// The words themselves, in English, Spanish, French, German, Portuguese and Chinese.
enum AgendaVocabulary {
  static let agendaNames = PhraseIndex([
    "agenda", "agendas", "run of show", "orden del día", "orden del dia", "ordre du jour",
    "tagesordnung", "ablauf", "ablaufplan", "ordine del giorno", "pauta", "ordem do dia",
    "ordem de trabalhos", "agendapunkte", "dagorde", "déroulé", "déroulement", "议程", "日程", "活动安排",
    "流程",
  ])

  static let meetingNames: Set<String> = words([
    "meeting session workshop schedule programme program plc protocol training retreat conference",
    "seminar learning planning facilitation faculty team council institute circle symposium academy",
    "induction cohort kickoff committee inservice forum sync rounds debrief huddle",
    "reunión junta taller consejo jornada capacitación academia sesión encuentro formación",
    "réunion conseil formation atelier journée séance concertation",
    "sitzung konferenz besprechung fortbildung treffen werkstatt",
    "reunião formação encontro oficina conselho sessão capacitação",
  ])
  /// German writes the kind of meeting at the end of one word.
  static let meetingStems = ["besprechung", "konferenz", "sitzung", "fortbildung", "treffen"]
  static let meetingIdeographs = ["会议", "培训", "教研", "备课", "研讨"]

  /// What a meeting's day line holds besides.
  static let dressing: Set<String> = words([
    "our for of in and to with by de del la el le les du à en der die das am im um den von bis",
    "staff grade grades department district school weekly monthly daily biweekly annual regular",
    "special professional development pd community communities board leadership",
    "group check orientation lunch event class minutes notes",
    "morning afternoon evening noon midday time start starts starting begin begins end ends ending",
    "when where until till location place venue held room library hall gym auditorium cafeteria",
    "office building lab center centre campus classroom lounge floor wing zoom teams online remote",
    "virtual hybrid google meet webex sala salón salon aula biblioteca bibliothèque salle raum",
    "bibliothek conferencia orden día dia ordre jour reunion maîtres lehrerzimmer hora",
    "utc gmt mst mdt cet cest bst hrs hours horas heure heures o clock date fecha datum data",
    "año scolaire escolar schuljahr monat week semaine woche semana au da do das dos no na às",
  ])

  static let otherDays = PhraseIndex([
    "next", "due", "deadline", "rsvp", "last", "previous", "submitted", "by",
    "próxima", "proxima", "próximo", "última", "anterior", "prochaine", "prochain", "précédente",
    "dernière", "nächste", "nächster", "nächstes", "letzte", "vorige",
    "date limite", "fecha límite", "prazo", "reply", "respond", "register", "下次", "下一次", "上次", "截止",
  ])
  static let fileDays = PhraseIndex([
    "updated", "modified", "created", "printed", "copyright", "posted", "revised", "published",
    "version", "approved", "template", "adopted", "actualizado", "publicado", "publié",
    "mis à jour",
    "modèle", "stand", "erstellt", "gedruckt", "veröffentlicht", "atualizado", "criado",
    "plantilla",
    "vorlage", "saved", "exported", "pubdate", "sent", "founded", "established",
  ])

  static let endings: Set<String> = words([
    "close closing adjourn adjourned adjournment dismissal end ends finish goodbye",
    "cierre clausura fin clôture ende schluss abschluss encerramento fim",
  ])
  static let endingIdeographs = ["散会", "结束"]

  static let itemNames: Set<String> = words([
    "welcome greeting greetings arrival arrivals arrive hello opening introductions introduction",
    "icebreaker warmup connector norms check checkin checkout break lunch coffee debrief reflection",
    "reflections reflect feedback closing close adjourn wrap announcements discussion discuss",
    "presentation questions review agenda minutes updates update goals objectives share sharing",
    "protocol takeaways appreciations celebrations wins dilemma plan planning team planners",
    "bienvenida saludo descanso receso cierre acuerdos presentación reflexión clausura",
    "accueil pause bilan retour clôture tour présentation",
    "begrüßung pause verschiedenes abschluss rückblick ende vorstellung",
    "acolhida café intervalo encerramento combinados devolutiva abertura",
  ])
  static let itemIdeographs = ["签到", "休息", "总结", "反思", "讨论", "破冰", "午餐", "反馈", "研讨"]

  static let normNames: Set<String> = words([
    "norms normas règles regeln gesprächsregeln agreements"
  ])

  static let labels: [String: AgendaWords.Label] = table(labelRows)

  private static let labelRows: [(String, AgendaWords.Label)] = [
    (
      """
      date,meeting date,day,when,date and time,date time,date of meeting,fecha,fecha y hora,datum,
      data,data e hora,datum und uhrzeit,date et heure,日期,时间,会议时间,活动时间,培训时间
      """, .date
    ),
    (
      "time,times,meeting time,hora,horas,horario,heure,heures,horaire,uhrzeit,zeit,horário,dauer von bis",
      .time
    ),
    (
      """
      start,start time,starts,begin,begins,from,starttime,beginn,inicio,comienzo,début,início,
      开始时间
      """, .start
    ),
    ("end,end time,ends,endtime,until,ende,fin,final,término,结束时间", .end),
    ("duration,length,total time,total,minutes,duración,durée,dauer,duração", .duration),
    (
      "time zone,timezone,zona horaria,fuseau horaire,zeitzone,fuso horário,tz,time_zone_name",
      .timeZone
    ),
    ("title", .title),
    (
      """
      next meeting,next session,next plc,next time,upcoming meeting,próxima reunión,próxima sesión,
      proxima reunion,prochaine réunion,prochaine séance,prochain rendez vous,nächste sitzung,
      nächstes treffen,nächste besprechung,nächster termin,próxima reunião,próximo encontro,
      下次会议,下次活动
      """, .nextMeeting
    ),
    (
      """
      to do,todo,to dos,action,actions,action items,action item,next steps,pendiente,pendientes,tarea,
      tareas,acción,acciones,compromisos,à faire,aufgabe,aufgaben,tarefa,tarefas,
      encaminhamentos,任务,待办
      """, .section(.actions)
    ),
    ("purpose,propósito,but,zweck,finalidade,目的", .section(.purpose)),
    (
      """
      objective,objectives,goal,goals,outcomes,intended outcomes,objetivo,objetivos,objectif,
      objectifs,ziel,ziele,目标
      """, .section(.objectives)
    ),
    (
      "materials,material,resources,materiales,recursos,matériel,materialien,materiais,材料",
      .section(.materials)
    ),
    (
      """
      location,place,room,where,zoom link,link,absent,regrets,topic,subject,lugar,sala,lieu,salle,
      ort,raum,local,地点,absents,excusés,entschuldigt,ausentes,re,cc,from,to,reply to,sent
      """,
      .other
    ),
  ]

  static let sections: [String: AgendaWords.Section] = table(sectionRows)

  private static let sectionRows: [(String, AgendaWords.Section)] = [
    (
      """
      agenda,agenda items,items,schedule,meeting agenda,topics,todays agenda,discussion items,
      orden del día,orden del dia,temas,ordre du jour,points,tagesordnung,ablauf,
      tagesordnungspunkte,themen,pauta,ordem do dia,programação,议程,日程,流程,活动流程,the agenda,
      this weeks agenda,programme,program,timeline,plan for the session,déroulement,programa
      """, .items
    ),
    (
      """
      règles communes,normas comunes,normas del equipo,normas de convivencia,gemeinsame regeln,
      regras comuns,norms,our norms,group norms,meeting norms,team norms,working agreements,group agreements,
      community agreements,our agreements,agreements,ground rules,norm,plc norms,how we work,
      normas,acuerdos del grupo,acuerdos de convivencia,normas del grupo,nuestros acuerdos,
      règles,nos règles,règles de fonctionnement,nos accords,regeln,unsere regeln,
      gesprächsregeln,acordos,nossos acordos,combinados do grupo,normas do grupo,约定,我们的约定
      """,
      .norms
    ),
    (
      """
      action items,actions,next steps,to do,todo,to dos,action steps,action plan,commitments,tasks,
      action,action item,who will do what,acciones,compromisos,tareas,próximos pasos,pendientes,
      acuerdos,actions à suivre,acciones a seguir,actions à mener,à faire,prochaines étapes,aufgaben,nächste schritte,vereinbarungen,
      encaminhamentos,tarefas,próximos passos,行动项,任务,待办
      """, .actions
    ),
    (
      """
      follow up,follow ups,from last time,last time,last times action items,action items from last time,
      follow up on action items,previous action items,review of action items,old business,
      seguimiento,suivi,rückblick auf aufgaben,acompanhamento,上次任务
      """, .followUp
    ),
    (
      """
      feedback,you said we did,feedback from last time,your feedback,what you told us,
      plus delta from last time,feedback on our last meeting,what we heard
      """, .feedback
    ),
    ("attendance,attendees,present", .people(role: "attendee")),
    ("roles,meeting roles,team roles,rollen,rôles,papéis", .roles),
    ("purpose,propósito,but,zweck,finalidade,why we meet,目的", .purpose),
    (
      """
      objectives,goals,outcomes,goal,objective,intended outcomes,meeting goals,learning goals,
      objetivos,objectifs,ziele,目标,desired outcomes,todays goals,session objectives
      """, .objectives
    ),
    (
      """
      materials,resources,materials needed,what to bring,please bring,bring,materiales,recursos,
      matériel,materialien,materiais,材料,documents,links,handouts,pre reading,pre work
      """, .materials
    ),
    (
      """
      next meeting,next session,next time,próxima reunión,prochaine réunion,nächste sitzung,
      nächstes treffen,próxima reunião,下次会议
      """, .nextMeeting
    ),
    (
      """
      notes,parking lot,references,background,reminders,announcements,absent,regrets,notas,
      notizen,remarques,contact,about,footnotes
      """, .other
    ),
  ]

  static let columns: [String: AgendaWords.Column] = table(columnRows)

  private static let columnRows: [(String, AgendaWords.Column)] = [
    (
      """
      time,times,when,hora,heure,heures,horaire,zeit,uhrzeit,horario,horário,hour,tijd,time slot,
      clock,时间,hora de inicio y fin
      """, .time
    ),
    (
      """
      start,start time,from,begin,begins,starts,inicio,début,beginn,von,starttime,start-time,início,
      de,comienzo,comienza,das,开始,开始时间
      """, .start
    ),
    (
      "end,end time,to,until,finish,ends,fin,ende,bis,endtime,término,termina,à,até,hasta,结束,结束时间",
      .end
    ),
    (
      """
      duration,length,time allotted,allotted time,duración,durée,dauer,duração,tempo,temps,tiempo,
      time needed,how long,时长
      """, .duration
    ),
    ("minutes,min,mins,time in minutes,minutos,minuten,分钟", .minutes),
    ("date,day,fecha,datum,jour,tag,dia,día,data,日期", .date),
    (
      """
      item,topic,agenda,agenda item,agenda items,activity,activities,session,task,tasks,what,title,
      event,topics,items,description,name,subject,action,action item,action items,agenda topic,
      discussion topic,step,steps,segment,text,summary,agenda point,focus,
      tema,temas,actividad,actividades,punto,qué,acción,tarea,asunto,
      sujet,point,points,activité,activités,quoi,action à mener,
      thema,punkt,top,inhalt,was,tagesordnungspunkt,aktivität,aufgabe,
      atividade,atividades,assunto,ponto,ação,内容,议题,活动,环节,事项,主题,ce que nous faisons,
      what we do,what we will do,part,block
      """, .item
    ),
    (
      """
      lead,leader,who,person,led by,who leads,responsable,quién,quien,qui,wer,verantwortlich,
      responsável,quem,负责人,主持人,persons,people,performer
      """, .lead
    ),
    (
      "owner,person responsible,assigned to,who is responsible,assignee,zuständig", .owner
    ),
    (
      """
      due,due date,deadline,by when,due by,fecha límite,plazo,échéance,pour quand,frist,bis wann,
      prazo,cuándo,截止
      """, .due
    ),
    ("number,no,nr,nummer,numéro,número,序号", .number),
    (
      """
      notes,discussion,discussion notes,outcome,outcomes,purpose,resources,materials,process,
      status,location,room,notes and outcomes,comments,details,notas,lugar,salle,raum,ort,
      remarques,notizen,observações,local,备注,地点,place,where
      """, .other
    ),
  ]

  private static func words(_ rows: [String]) -> Set<String> {
    Set(rows.flatMap { $0.split(separator: " ").map(String.init) })
  }

  private static func table<Value>(_ rows: [(String, Value)]) -> [String: Value] {
    var table: [String: Value] = [:]
    for (words, value) in rows {
      for word in words.split(whereSeparator: { $0 == "," || $0 == "\n" }) {
        table[String(word).comparable] = value
      }
    }
    return table
  }
}
