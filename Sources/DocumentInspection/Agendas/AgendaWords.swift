/// What words at the head of a line, a section or a column mean in an agenda.
enum AgendaWords {
  enum Label: Equatable {
    case date, time, start, end, duration, timeZone, title
    case person(role: String)
    /// Known, and nothing that an agenda keeps.
    case other
  }

  enum Section: Equatable {
    case items, norms, actions, other
    case people(role: String)
  }

  enum Column { case time, start, end, duration, minutes, date, item, lead, due, owner, other }

  static func label(_ text: String) -> Label? {
    let words = text.comparable
    if let role = roles[words] { return .person(role: role) }
    return labels[words]
  }

  static func section(_ text: String) -> Section? {
    let words = text.comparable
    if let section = sections[words] { return section }
    if let role = roles[words] { return .people(role: role) }
    return nil
  }

  static func column(_ header: String) -> Column? {
    let words = header.comparable
    if let column = columns[words] { return column }
    let first = header.split { "(/&,".contains($0) }.first.map { String($0).comparable } ?? ""
    if let column = columns[first] {
      return column == .duration && words.contains("min") ? .minutes : column
    }
    return nil
  }

  /// Whether a title or heading says that an agenda follows.
  static func namesAgenda(_ text: String) -> Bool {
    let words = " " + text.comparable + " "
    return agendaNames.contains { words.contains(" \($0) ") }
  }

  /// Whether a title or heading speaks of people meeting.
  static func namesMeeting(_ text: String) -> Bool {
    text.comparable.split(separator: " ").contains { meetingNames.contains(String($0)) }
  }

  /// Whether the word, in lower case, says no more beside a date than what meets and where.
  static func belongsToMeeting(_ word: Substring) -> Bool {
    let word = String(word)
    return word.unicodeScalars.count == 1 || meetingNames.contains(word) || dressing.contains(word)
      || namesAgenda(word)
  }

  /// Whether a line's date is one of something else than the meeting.
  static func speaksOfAnotherDay(_ text: String) -> Bool {
    let words = " " + text.comparable + " "
    return otherDays.contains { words.contains(" \($0) ") }
  }

  private static func table<Value>(_ rows: [(String, Value)]) -> [String: Value] {
    var table: [String: Value] = [:]
    for (words, value) in rows {
      for word in words.split(separator: ",") { table[String(word)] = value }
    }
    return table
  }

  private static let agendaNames = [
    "agenda", "agendas", "ordre du jour", "orden del día", "orden del dia", "tagesordnung",
    "ordine del giorno", "pauta", "agendapunkte", "dagorde", "议程", "run of show",
  ]
  private static let meetingNames: Set<String> = [
    "meeting", "session", "workshop", "schedule", "programme", "program", "plc", "protocol",
    "training", "retreat", "conference", "seminar", "learning", "planning", "reunión", "réunion",
    "sitzung", "taller", "facilitation", "faculty", "team",
  ]
  /// What a meeting's day line holds besides.
  private static let dressing = Set(
    [
      "our for of in and to with by de del la el le les du à en der die das am im um den von bis",
      "staff grade grades department district school weekly monthly daily biweekly annual regular",
      "special professional development pd community communities committee council board leadership",
      "group circle check kickoff orientation institute inservice lunch event class minutes notes",
      "morning afternoon evening noon midday time start starts starting begin begins end ends ending",
      "when where until till location place venue held room library hall gym auditorium cafeteria",
      "office building lab center centre campus classroom lounge floor wing zoom teams online remote",
      "virtual hybrid google meet webex sala salón salon aula biblioteca bibliothèque salle raum",
      "bibliothek konferenz conferencia orden día dia ordre jour reunion treffen besprechung",
      "utc gmt mst mdt cet cest bst hrs hours hora horas heure heures o clock",
    ].joined(separator: " ").split(separator: " ").map(String.init))
  private static let otherDays = [
    "next", "due", "updated", "modified", "created", "printed", "copyright", "posted", "revised",
    "deadline", "rsvp", "last", "previous", "published", "submitted", "version", "approved",
  ]

  private static let roles = table([
    ("facilitator,facilitators,facilitated by,facilitadora,facilitador,moderator", "facilitator"),
    ("lead,leader,led by,lead by,leads", "lead"),
    ("presenter,presenters,presented by,presenting teacher", "presenter"),
    ("recorder,note taker,notetaker,notes taken by,scribe,minute taker", "recorder"),
    ("timekeeper,time keeper", "timekeeper"),
    ("norm keeper,normkeeper,norms keeper,process observer", "norm keeper"),
    ("reporter", "reporter"),
    ("chair,chairperson", "chair"),
    ("speaker,speakers", "speaker"),
    ("host,hosts", "host"),
    (
      "attendees,attendee,present,in attendance,participants,participant,members present,asistentes",
      "attendee"
    ),
  ])

  private static let labels: [String: Label] = table([
    ("date,meeting date,day,fecha,datum,date and time,date time,when,date of meeting", .date),
    ("time,times,hora,heure,uhrzeit,zeit,meeting time,horario", .time),
    ("start,start time,starts,begin,begins,from,starttime", .start),
    ("end,end time,ends,endtime,until", .end),
    ("duration,length,total time,minutes,duración,durée,dauer", .duration),
    ("time zone,timezone", .timeZone),
    ("title", .title),
    (
      "location,place,room,where,zoom link,link,materials,purpose,objective,objectives,goal,goals,"
        + "outcomes,absent,regrets,topic,subject,next meeting", .other
    ),
  ])

  private static let sections: [String: Section] = table([
    (
      "agenda,agenda items,items,schedule,meeting agenda,topics,orden del día,ordre du jour,"
        + "tagesordnung,todays agenda,discussion items", .items
    ),
    (
      "norms,our norms,group norms,meeting norms,team norms,working agreements,group agreements,"
        + "community agreements,our agreements,agreements,ground rules,normas,norm,plc norms",
      .norms
    ),
    (
      "action items,actions,next steps,to do,to dos,action steps,action plan,follow up,follow ups,"
        + "commitments,tasks,action", .actions
    ),
    ("attendance", .people(role: "attendee")),
    (
      "purpose,objectives,goals,outcomes,materials,resources,notes,next meeting,parking lot,"
        + "references,background,reminders,announcements,absent,regrets", .other
    ),
  ])

  private static let columns: [String: Column] = table([
    ("time,times,when,hora,heure,horaire,zeit,uhrzeit,horario,hour,tijd,time slot,clock,时间", .time),
    (
      "start,start time,from,begin,begins,starts,inicio,début,beginn,von,starttime,start-time",
      .start
    ),
    ("end,end time,to,until,finish,ends,fin,ende,bis,endtime", .end),
    (
      "duration,length,time allotted,allotted time,duración,durée,dauer,time needed,how long",
      .duration
    ),
    ("minutes,min,mins,time in minutes,minutos,minuten", .minutes),
    ("date,day,fecha,datum,jour,tag", .date),
    (
      "item,topic,agenda,agenda item,agenda items,activity,activities,session,task,tasks,what,title,"
        + "event,tema,actividad,sujet,thema,punkt,topics,items,description,name,subject,action,"
        + "action item,action items,agenda topic,discussion topic,step,segment,text,summary", .item
    ),
    (
      "lead,leader,facilitator,facilitators,presenter,presenters,who,speaker,speakers,person,"
        + "responsable,host,responsible,led by,facilitator s", .lead
    ),
    ("owner,person responsible,assigned to,who is responsible,assignee", .owner),
    ("due,due date,deadline,by when,due by", .due),
    (
      "notes,discussion,discussion notes,outcome,outcomes,purpose,resources,materials,process,"
        + "status,location,room,notes and outcomes,comments", .other
    ),
  ])
}
